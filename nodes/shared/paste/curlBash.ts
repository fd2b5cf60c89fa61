/** What was quoted or escaped, and where the text goes on. */
export interface Quoted {
	text: string;
	end: number;
}

/** A quote that is never closed. */
export class OpenQuote extends Error {
	constructor(readonly position: number) {
		super('a quotation mark is not closed');
	}
}

const lineEnd = /\r?\n/y;
const untilSpecial = /[^"\\]+/y;
const untilEscape = /[^'\\]+/y;
const numeric = /x[\da-fA-F]{1,2}|u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}|[0-7]{1,3}/y;
const named: Readonly<Record<string, string>> = {
	...{ a: '\x07', b: '\b', e: '\x1B', E: '\x1B', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
	...{ '\\': '\\', "'": "'", '"': '"', '?': '?' },
};

/** What a sticky pattern finds at this very place. */
export function match(pattern: RegExp, text: string, at: number): string | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0];
}

/**
 * Reads what is quoted or escaped at this place (GNU Bash Reference Manual, "Quoting"); undefined where nothing is.
 *
 * @throws OpenQuote
 */
export function readQuoted(text: string, at: number): Quoted | undefined {
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
}

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

/** Reads from the first mark up to the closing one, which is where `special` gives undefined; `plain` is sticky. */
function readBetween(
	text: string,
	open: number,
	from: number,
	plain: RegExp,
	special: (at: number) => Quoted | undefined,
): Quoted {
	const parts: string[] = [];
	for (let at = from; at < text.length;) {
		const run = match(plain, text, at);
		const part = run === undefined ? special(at) : { text: run, end: at + run.length };
		if (!part) return { text: parts.join(''), end: at + 1 };
		parts.push(part.text);
		at = part.end;
	}
	throw new OpenQuote(open);
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
