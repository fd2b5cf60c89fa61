import { match, readQuoted } from './curlBash';
import { isCmdletOption, otherQuoting, otherShell } from './otherShell';

/** A part of a command, quotes taken off. */
export interface Word {
	text: string;
	/** Where it begins in the command's text. */
	position: number;
}

export interface CommandLine {
	words: Word[];
	/** What ended the command before its text ended: a pipe or a second command, for instance. */
	end?: { operator: string; position: number };
}

/**
 * What separates words: blanks, those of web pages that do not break included; an escaped end of line, behind whose
 * backslash copying leaves blanks; the end of a line before a flag, where the backslash was lost; a comment.
 */
const separators = [...[/[ \t\u00A0]+/y, /\\[ \t]*\r?\n/y, /\r?\n[ \t\r\n\u00A0]*(?=--?[A-Za-z])/y, /#[^\r\n]*/y]];
/** An escaped end of line within a word, which is as good as nothing. */
const continuation = /\\[ \t]*\r?\n/y;
/** What ends the command or says where its response goes. */
const operators = /\|\|?|&&?|;|[<>]+|[()]|\r?\n/y;
const plain = /[^ \t\r\n\u00A0'"\\|&;<>()$^`]+|[$^`]/y;

/**
 * Splits a command into words as Bash does, quotes taken off. Variables stay as they are written, for there is nothing
 * to look them up in. Takes time in proportion to the text.
 *
 * @param from where the command begins
 * @throws OpenQuote for a quote that is not closed, PasteRefused for what another shell quotes
 */
export function commandWords(text: string, from: number): CommandLine {
	const words: Word[] = [];
	for (let at = skipSeparators(text, from); at < text.length; at = skipSeparators(text, at)) {
		const operator = match(operators, text, at);
		if (operator !== undefined)
			return { words: withoutStreamNumber(words, at, operator), end: { operator, position: at } };
		const word = readWord(text, at);
		if (isCmdletOption(word.text)) throw otherShell(text, at);
		words.push({ text: word.text, position: at });
		at = word.end;
	}
	return { words };
}

function skipSeparators(text: string, from: number): number {
	let at = from;
	for (;;) {
		const skipped = separators.map((pattern) => match(pattern, text, at)).find((found) => found !== undefined);
		if (skipped === undefined) return at;
		at += skipped.length;
	}
}

/** A word has at least one character: what none of the patterns takes is taken as it is. */
function readWord(text: string, from: number): { text: string; end: number } {
	const parts: string[] = [];
	let at = from;
	while (at < text.length) {
		if (match(otherQuoting, text, at) !== undefined) throw otherShell(text, at);
		const joined = match(continuation, text, at);
		const quoted = joined === undefined ? readQuoted(text, at) : { text: '', end: at + joined.length };
		const run = quoted ? undefined : match(plain, text, at);
		if (!quoted && run === undefined) break;
		parts.push(quoted?.text ?? run ?? '');
		at = quoted?.end ?? at + (run ?? '').length;
	}
	return at === from ? { text: text.charAt(from), end: from + 1 } : { text: parts.join(''), end: at };
}

/** The digit of `2>file` names a stream. */
function withoutStreamNumber(words: Word[], at: number, operator: string): Word[] {
	const last = words.at(-1);
	const isStream = /^[<>]/.test(operator) && last?.position === at - 1 && /^\d$/.test(last.text);
	return isStream ? words.slice(0, -1) : words;
}
