import { readQuoted } from './curlBash';
import { hereDocument, hereStart, type HereStart } from './curlHere';
import { isCmdletOption, otherQuoting, otherShell } from './otherShell';
import { match, type Variables } from './curlText';
import { typographicAt, typographicQuotes } from './typographic';

/** A part of a command, quotes taken off. */
export interface Word {
	text: string;
	/** Where it begins in the command's text. */
	position: number;
}

export interface CommandLine {
	words: Word[];
	/** What the command reads from standard input, where it is in the text: a here-document or a here-string. */
	input?: Word;
	/** A here-document that has no end. */
	openInput?: HereStart;
	/** Where the program begins that the output of a command with a here-document is piped into. */
	pipedTo?: number;
	/** What ended the command before its text ended: a pipe or a second command, for instance. */
	end?: { operator: string; position: number };
}

/**
 * What separates words: blanks, those of web pages that do not break included; an escaped end of line, behind whose
 * backslash copying leaves blanks; the end of a line before a flag, where the backslash was lost; a comment.
 */
const blanks = [/[ \t\u00A0]+/y, /\\[ \t]*\r?\n/y, /#[^\r\n]*/y];
const lostContinuation = /\r?\n[ \t\r\n\u00A0]*(?=--?[A-Za-z])/y;
/** An escaped end of line within a word, which is as good as nothing. */
const continuation = /\\[ \t]*\r?\n/y;
/** What ends the command or says where its response goes. */
const operators = /\|\|?|&&?|;|[<>]+|[()]|\r?\n/y;
const plain = new RegExp(`[^ \\t\\r\\n\\u00A0'"\\\\|&;<>()$^\`${typographicQuotes}]+|[$^\`]`, 'y');

/**
 * Splits a command into words as Bash does, quotes taken off. Variables stay as they are written unless the paste sets
 * them. Takes time in proportion to the text.
 *
 * @param from where the command begins
 * @param takesDocuments whether here-documents are its own; those of a program further on are passed over
 * @throws OpenQuote for a quote that is not closed, PasteRefused for what another shell or a word processor quotes
 */
export function commandWords(
	text: string,
	from: number,
	variables: Variables = new Map(),
	takesDocuments = true,
): CommandLine {
	const words: Word[] = [];
	let here: HereStart | undefined;
	let input: Word | undefined;
	const line = (more: Omit<CommandLine, 'words' | 'input'>): CommandLine => ({
		words,
		...(input ? { input } : {}),
		...more,
	});
	for (let at = skipBlanks(text, from, !here); at < text.length; at = skipBlanks(text, at, !here)) {
		const operator = match(operators, text, at);
		if (operator === undefined) {
			const word = readWord(text, at, variables);
			if (isCmdletOption(word.text)) throw otherShell(text, at);
			words.push({ text: word.text, position: at });
			at = word.end;
			continue;
		}
		if (operator === '<<<') {
			const value = skipBlanks(text, at + operator.length, false);
			const word = readWord(text, value, variables);
			input = { text: word.text, position: value };
			at = word.end;
			continue;
		}
		const opened = operator === '<<' && !here && takesDocuments ? hereStart(text, at) : undefined;
		if (opened) {
			here = opened;
			at = opened.end;
			continue;
		}
		withoutStreamNumber(words, at, operator);
		if (!here) return line({ end: { operator, position: at } });
		// What follows on the line of the command takes its output; the data begin on the next one.
		const document = hereDocument(text, lineEnd(text, { operator, position: at }), here, variables);
		if (!document) break;
		input = document;
		return line({
			...(operator === '|' ? { pipedTo: at + operator.length } : {}),
			...(document.end < text.length ? { end: { operator: '\n', position: document.end } } : {}),
		});
	}
	if (!here) return line({});
	return line({ openInput: here, end: { operator: '<<', position: here.position } });
}

/** Where the text goes on behind a command, the programs included that its output is piped into. */
export function statementEnd(text: string, { end }: CommandLine): number {
	return passed(text, end, /^(?:\||[<>]+)$/);
}

/** Where the next line begins, behind everything else on the line of a command. */
function lineEnd(text: string, end: CommandLine['end']): number {
	return passed(text, end, /^[^\n]*$/);
}

function passed(text: string, end: CommandLine['end'], operator: RegExp): number {
	let last = end;
	while (last && operator.test(last.operator)) {
		last = commandWords(text, last.position + last.operator.length, undefined, false).end;
	}
	return last ? last.position + last.operator.length : text.length;
}

/** @param joinLines whether the end of a line before a flag is a blank; before a here-document it is not */
function skipBlanks(text: string, from: number, joinLines: boolean): number {
	const separators = joinLines ? [...blanks, lostContinuation] : blanks;
	let at = from;
	for (;;) {
		const skipped = separators.map((pattern) => match(pattern, text, at)).find((found) => found !== undefined);
		if (skipped === undefined) return at;
		at += skipped.length;
	}
}

/** A word has at least one character: what none of the patterns takes is taken as it is. */
export function readWord(text: string, from: number, variables: Variables): { text: string; end: number } {
	const typographic = typographicAt(text, from);
	if (typographic) throw typographic;
	const parts: string[] = [];
	let at = from;
	while (at < text.length) {
		if (match(otherQuoting, text, at) !== undefined) throw otherShell(text, at);
		const joined = match(continuation, text, at);
		const quoted = joined === undefined ? readQuoted(text, at, variables) : { text: '', end: at + joined.length };
		const run = quoted ? undefined : match(plain, text, at);
		if (!quoted && run === undefined) break;
		parts.push(quoted?.text ?? run ?? '');
		at = quoted?.end ?? at + (run ?? '').length;
	}
	const within = typographicAt(text, at);
	if (within && at > from) throw within;
	return at === from ? { text: text.charAt(from), end: from + 1 } : { text: parts.join(''), end: at };
}

/** The digit of `2>file` names a stream. */
function withoutStreamNumber(words: Word[], at: number, operator: string): void {
	const last = words.at(-1);
	if (/^[<>]/.test(operator) && last?.position === at - 1 && /^\d$/.test(last.text)) words.pop();
}
