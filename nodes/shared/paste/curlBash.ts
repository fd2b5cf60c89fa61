import { match, OpenQuote, readBetween, type Quoted, type Shell } from './curlShell';

const continuation = /\\[ \t]*\r?\n/y;
const lineEnd = /\r?\n/y;
const untilSpecial = /[^"\\]+/y;
const untilEscape = /[^'\\]+/y;
const numeric = /x[\da-fA-F]{1,2}|u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}|[0-7]{1,3}/y;
const named: Readonly<Record<string, string>> = {
	...{ a: '\x07', b: '\b', e: '\x1B', E: '\x1B', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
	...{ '\\': '\\', "'": "'", '"': '"', '?': '?' },
};

/** Bash and the other shells of Unix (GNU Bash Reference Manual, "Quoting"). */
export const bash: Shell = {
	sign: /\\[ \t]*\r?\n|\$'/y,
	// Blanks behind the backslash come with copying; on a line's end they can mean nothing else.
	continuation,
	separator: continuation,
	operator: /\|\|?|&&?|;|[<>]+|[()]/y,
	plain: /[^ \t\r\n\u00A0'"\\|&;<>()$]+|\$/y,
	comments: true,
	quoted(text, at) {
		switch (text[at]) {
			case "'":
				return singleQuoted(text, at);
			case '"':
				return doubleQuoted(text, at);
			case '\\':
				return { text: text[at + 1] ?? '\\', end: at + 2 };
			case '$':
				if (text[at + 1] === "'") return ansiQuoted(text, at);
				return text[at + 1] === '"' ? doubleQuoted(text, at + 1) : undefined;
			default:
				return undefined;
		}
	},
};

function singleQuoted(text: string, at: number): Quoted {
	const close = text.indexOf("'", at + 1);
	if (close < 0) throw new OpenQuote(at);
	return { text: text.slice(at + 1, close), end: close + 1 };
}

/** A backslash is one of these only before what it is needed for. */
function doubleQuoted(text: string, open: number): Quoted {
	return readBetween(text, open, open + 1, untilSpecial, (at) => {
		if (text[at] === '"') return undefined;
		const joined = match(lineEnd, text, at + 1);
		if (joined !== undefined) return { text: '', end: at + 1 + joined.length };
		const escaped = text[at + 1] ?? '';
		return { text: '$`"\\'.includes(escaped) ? escaped : `\\${escaped}`, end: at + 1 + escaped.length };
	});
}

/** `$'…'`, with the escapes of C. */
function ansiQuoted(text: string, open: number): Quoted {
	return readBetween(text, open, open + 2, untilEscape, (at) => (text[at] === "'" ? undefined : readEscape(text, at)));
}

function readEscape(text: string, at: number): Quoted {
	const number = match(numeric, text, at + 1);
	if (number !== undefined) {
		const code = /^\d/.test(number) ? parseInt(number, 8) : parseInt(number.slice(1), 16);
		return { text: code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD', end: at + 1 + number.length };
	}
	const letter = text[at + 1] ?? '';
	return { text: Object.hasOwn(named, letter) ? String(named[letter]) : `\\${letter}`, end: at + 1 + letter.length };
}
