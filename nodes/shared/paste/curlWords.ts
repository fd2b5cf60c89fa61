import { bash } from './curlBash';
import { cmd } from './curlCmd';
import { powerShell } from './curlPowerShell';
import { match, type Shell, type Word } from './curlShell';

export interface CommandLine {
	words: Word[];
	/** What ended the command before its text ended: a pipe or a second command, for instance. */
	end?: { operator: string; position: number };
}

const shells: readonly Shell[] = [bash, cmd, powerShell];
/** Blanks that do not break come with copying from web pages. */
const blanks = /[ \t\u00A0]+/y;
const lineEnd = /\r?\n/y;
/** A line that begins with a flag goes on with the command, also where its continuation was lost in copying. */
const flagOnNextLine = /\r?\n[ \t\r\n\u00A0]*(?=--?[A-Za-z])/y;
const comment = /#[^\r\n]*/y;

/**
 * Splits a command into words, quotes taken off, as the shell would that it was written for. Variables stay as they
 * are written, for there is nothing to look them up in. Takes time in proportion to the text.
 *
 * @param from where the command begins
 * @throws OpenQuote for a quote that is not closed
 */
export function commandWords(text: string, from: number): CommandLine {
	const shell = shellOf(text, from);
	const words: Word[] = [];
	let at = from;
	for (;;) {
		at = skipBlanks(text, at, shell);
		if (at >= text.length) return { words };
		const operator = match(shell.operator, text, at) ?? match(lineEnd, text, at);
		if (operator !== undefined)
			return { words: withoutStreamNumber(words, at, operator), end: { operator, position: at } };
		const word = readWord(text, at, shell);
		words.push({ text: word.text, position: at });
		at = word.end;
	}
}

function skipBlanks(text: string, from: number, shell: Shell): number {
	let at = from;
	for (;;) {
		const skipped =
			match(blanks, text, at) ??
			match(shell.separator, text, at) ??
			match(flagOnNextLine, text, at) ??
			(shell.comments ? match(comment, text, at) : undefined);
		if (skipped === undefined) return at;
		at += skipped.length;
	}
}

/** A word has at least one character: what none of the patterns takes is taken as it is. */
function readWord(text: string, from: number, shell: Shell): { text: string; end: number } {
	const parts: string[] = [];
	let at = from;
	while (at < text.length) {
		const joined = match(shell.continuation, text, at);
		const quoted = joined === undefined ? shell.quoted(text, at) : { text: '', end: at + joined.length };
		const plain = quoted ? undefined : match(shell.plain, text, at);
		if (!quoted && plain === undefined) break;
		parts.push(quoted?.text ?? plain ?? '');
		at = quoted?.end ?? at + (plain ?? '').length;
	}
	if (at === from) return { text: text.charAt(from), end: from + 1 };
	return { text: parts.join(''), end: at };
}

/** The digit of `2>file` names a stream. */
function withoutStreamNumber(words: Word[], at: number, operator: string): Word[] {
	const last = words.at(-1);
	const isStream = /^[<>]/.test(operator) && last?.position === at - 1 && /^\d$/.test(last.text);
	return isStream ? words.slice(0, -1) : words;
}

/**
 * The shell that a command was written for, told by the first thing that only one of them has. A command without any
 * is read as Bash does.
 */
function shellOf(text: string, from: number): Shell {
	let at = from;
	while (at < text.length) {
		const telling = shells.find(({ sign }) => match(sign, text, at) !== undefined);
		if (telling) return telling;
		const character = text[at];
		if (character === "'") at = after(text.indexOf("'", at + 1));
		else if (character === '"') at = closingQuote(text, at);
		else at += character === '\\' ? 2 : (match(untold, text, at)?.length ?? 1);
		if (at < 0) return bash;
	}
	return bash;
}

const untold = /[^'"\\^`$]+/y;

function after(position: number): number {
	return position < 0 ? -1 : position + 1;
}

/** Behind the `"` that closes a text; a backslash takes the next character along in Bash as on Windows. */
function closingQuote(text: string, open: number): number {
	for (let at = open + 1; at < text.length; at++) {
		if (text[at] === '\\') at += 1;
		else if (text[at] === '"') return at + 1;
	}
	return -1;
}
