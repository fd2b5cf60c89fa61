import { readCat } from './curlHere';
import { match, type Variables } from './curlText';

/** What was quoted or escaped, and where the text goes on. */
export interface Quoted {
	text: string;
	end: number;
}

/** A quote or a bracket that is never closed. */
export class OpenQuote extends Error {
	constructor(readonly position: number) {
		super('a quotation mark is not closed');
	}
}

const lineEnd = /\r?\n/y;
const untilSpecial = /[^"\\$]+/y;
const variable = /\$(?:\{[A-Za-z_]\w*\}|[A-Za-z_]\w*)/y;
const untilEscape = /[^'\\]+/y;
const numeric = /x[\da-fA-F]{1,2}|u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}|[0-7]{1,3}/y;
const named: Readonly<Record<string, string>> = {
	...{ a: '\x07', b: '\b', e: '\x1B', E: '\x1B', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
	...{ '\\': '\\', "'": "'", '"': '"', '?': '?' },
};

/**
 * Reads what is quoted or escaped at this place (GNU Bash Reference Manual, "Quoting"); undefined where nothing is.
 *
 * @throws OpenQuote
 */
export function readQuoted(text: string, at: number, variables: Variables): Quoted | undefined {
	switch (text[at]) {
		case "'":
			return singleQuoted(text, at);
		case '"':
			return doubleQuoted(text, at, variables);
		case '\\':
			return { text: text[at + 1] ?? '\\', end: at + 2 };
		case '$':
			if (text[at + 1] === "'") return ansiQuoted(text, at);
			if (text[at + 1] === '"') return doubleQuoted(text, at + 1, variables);
			return readExpansion(text, at, variables);
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
function doubleQuoted(text: string, open: number, variables: Variables): Quoted {
	return readBetween(text, open, open + 1, untilSpecial, (at) => {
		if (text[at] === '"') return undefined;
		if (text[at] === '$') return readExpansion(text, at, variables) ?? { text: '$', end: at + 1 };
		const joined = match(lineEnd, text, at + 1);
		if (joined !== undefined) return { text: '', end: at + 1 + joined.length };
		const escaped = text[at + 1] ?? '';
		return { text: '$`"\\'.includes(escaped) ? escaped : `\\${escaped}`, end: at + 1 + escaped.length };
	});
}

/**
 * What begins with a $: a variable that the paste itself sets is its value, the output of a command stays text, as it
 * is written; undefined where it is only a $. The output of `cat` is the here-document that it is given.
 *
 * @throws OpenQuote for a bracket that is not closed
 */
export function readExpansion(text: string, at: number, variables: Variables): Quoted | undefined {
	if (text[at + 1] === '(') {
		const document = readCat(text, at, variables);
		if (document) return document;
		const end = substitutionEnd(text, at);
		return { text: text.slice(at, end), end };
	}
	const written = match(variable, text, at);
	const value = written === undefined ? undefined : variables.get(written.replace(/\W/g, ''));
	return written === undefined || value === undefined ? undefined : { text: value, end: at + written.length };
}

const withinBrackets = /[^'"\\()]+/y;
const withinQuotes = /[^"\\$]+/y;

/** Where `$(…)` ends, brackets and quotes within it counted. A list of what is open, because they nest without end. */
export function substitutionEnd(text: string, open: number): number {
	const opened = ['('];
	for (let at = open + 2; at < text.length;) {
		const character = text.charAt(at);
		const isQuoted = opened.at(-1) === '"';
		const run = match(isQuoted ? withinQuotes : withinBrackets, text, at);
		if (run !== undefined) at += run.length;
		else if (character === '\\') at += 2;
		else if (character === "'" && !isQuoted) at = singleQuoted(text, at).end;
		else {
			const begins = isQuoted ? text.startsWith('$(', at) : character === '(' || character === '"';
			const ends = isQuoted ? character === '"' : character === ')';
			if (begins) opened.push(character === '"' ? '"' : '(');
			if (ends) opened.pop();
			at += begins && isQuoted ? 2 : 1;
			if (opened.length === 0) return at;
		}
	}
	throw new OpenQuote(open);
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
