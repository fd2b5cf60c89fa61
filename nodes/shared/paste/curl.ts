import { match, OpenQuote } from './curlBash';
import { requestOf, type CurlRequest } from './curlRequest';
import { commandWords, type CommandLine } from './curlWords';
import { isForOtherShell, isQuotedForOtherShell, otherShell } from './otherShell';
import { lineAt, PasteRefused } from './pasteRefused';

const beforeCommand = /[\s\uFEFF]+|#[^\r\n]*|```[\w-]*/y;
/** The prompt of a terminal may have been copied along. */
const prompt = /[$%][ \t]+/y;
const command = /(?:[\w.~/:-]{0,260}\/)?curl(?=\s|$)/iy;

/** Whether a text is meant to be a cURL command; it may still be refused as one. */
export function isCurl(text: string): boolean {
	const start = commandStart(text);
	return match(command, text, start) !== undefined || isForOtherShell(text, start);
}

/**
 * Reads a cURL command as Bash would run it, which is how Adobe's screens and documentation write it. Pure, and linear
 * in the length of the text.
 *
 * @throws PasteRefused for everything but a single command for Bash whose request is known from the text alone
 */
export function readCurl(text: string): CurlRequest {
	const start = commandStart(text);
	const name = match(command, text, start);
	if (name === undefined) {
		if (isForOtherShell(text, start)) throw otherShell(text, start);
		const expected = 'a cURL command, which begins with curl';
		throw new PasteRefused(expected, beginningOf(text.slice(start)), lineAt(text, start));
	}
	const line = wordsOf(text, start + name.length);
	const request = requestOf(text, line.words);
	refuseMore(text, line.end);
	return request;
}

/** A name for a text that is not a command; its words are not shown, because the end of a command begins with anything. */
function beginningOf(text: string): string {
	if (text === '') return 'the end of the text';
	if (/^[{[]/.test(text)) return 'JSON';
	if (text.startsWith('<')) return 'XML';
	return /^https?:\/\//i.test(text) ? 'a URL' : 'other text';
}

function commandStart(text: string): number {
	let at = 0;
	for (let passed = match(beforeCommand, text, at); passed !== undefined; passed = match(beforeCommand, text, at)) {
		at += passed.length;
	}
	return at + (match(prompt, text, at)?.length ?? 0);
}

function wordsOf(text: string, from: number): CommandLine {
	try {
		return commandWords(text, from);
	} catch (error) {
		throw error instanceof OpenQuote ? openQuote(text, error.position) : error;
	}
}

function openQuote(text: string, position: number): PasteRefused {
	// Its quotes close elsewhere, so Bash finds the open one anywhere behind the first of them.
	if (isQuotedForOtherShell(text)) return otherShell(text, position);
	return new PasteRefused(
		'a closing quotation mark for the one that opens here',
		'the end of the text',
		lineAt(text, position),
	);
}

/** A pipe or a file behind the command takes the response only; whatever else follows is not part of the request. */
function refuseMore(text: string, end: CommandLine['end']): void {
	if (!end || /^[|<>]/.test(end.operator)) return;
	const rest = text.slice(end.position + end.operator.length);
	if (/^(?:[\s;]|```)*$/.test(rest)) return;
	throw new PasteRefused(
		'a single cURL command',
		`more text after "${end.operator.trim() || 'the end of its line'}"`,
		lineAt(text, end.position + end.operator.length),
		'Leave only one command, and put its URL and its data in quotation marks.',
	);
}
