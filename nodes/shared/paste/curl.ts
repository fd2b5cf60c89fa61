import { OpenQuote } from './curlBash';
import { withoutPrompts } from './curlPrompt';
import { requestOf, type CurlRequest } from './curlRequest';
import { commandStart, type CommandStart } from './curlScript';
import { match } from './curlText';
import { commandWords, statementEnd, type CommandLine } from './curlWords';
import { isForOtherShell, isQuotedForOtherShell, otherShell } from './otherShell';
import { lineAt, PasteRefused } from './pasteRefused';
import { closingTypographic, lineEndTypographic } from './typographic';

const command = /(?:[\w.~/:-]{0,260}\/)?curl(?=\s|$)/iy;
/** A command further down, behind words of a letter or a page. */
const laterCommand = /^[ \t]*curl[ \t]/m;
/** Calls that only sign in: Adobe's tokens, and the sign-in of a SOAP server. */
const signInAddress = /adobelogin\.com|\/ims\/(?:token|exchange)|\/oauth2?\/token/i;
const signInBody = /<(?:\w+:)?(?:Bearer(?:Token)?)?Logon[\s>]/;

/** Whether a text is meant to be a cURL command; it may still be refused as one. */
export function isCurl(text: string): boolean {
	const source = withoutPrompts(text);
	try {
		const { position } = commandStart(source, 0, command);
		if (match(command, source, position) !== undefined || isForOtherShell(source, position)) return true;
		return /^[^{<[]/.test(source.slice(position)) && laterCommand.test(source);
	} catch {
		return laterCommand.test(source);
	}
}

/**
 * Reads a cURL command as Bash would run it, which is how Adobe's screens and documentation write it. What people copy
 * along is ignored: prompts, comments, `export …`, `sudo`, a call for the access token before the real one. Pure, and
 * linear in the length of the text.
 *
 * @throws PasteRefused for everything but a single command for Bash whose request is known from the text alone
 */
export function readCurl(text: string): CurlRequest {
	const source = withoutPrompts(text);
	for (let from = 0, signIns = 0; ; signIns++) {
		const start = closed(source, () => commandStart(source, from, command));
		const name = match(command, source, start.position);
		if (name === undefined) throw signIns > 0 ? onlySignIn(source) : notCurl(source, start.position);
		const after = start.position + name.length;
		const line = closed(source, () => commandWords(source, after, start.variables));
		if (!isSignIn(line)) {
			const request = requestOf(source, line, start.input);
			refuseMore(source, line.end, start);
			return request;
		}
		from = closed(source, () => statementEnd(source, line));
	}
}

function isSignIn({ words, input }: CommandLine): boolean {
	const isForToken = words.some(({ text }) => signInAddress.test(text) && /^[^\s{<]*$/.test(text));
	return isForToken || [...words, ...(input ? [input] : [])].some(({ text }) => signInBody.test(text));
}

function onlySignIn(text: string): PasteRefused {
	return new PasteRefused(
		'the request itself',
		'only the call that signs in',
		lineAt(text, 0),
		'The node signs in with its credential. Paste the request that comes after the sign-in.',
	);
}

function notCurl(text: string, position: number): PasteRefused {
	if (isForOtherShell(text, position)) return otherShell(text, position);
	const expected = 'a cURL command, which begins with curl';
	const line = lineAt(text, position);
	const rest = text.slice(position);
	if (/^[^{<[]/.test(rest) && laterCommand.test(rest)) {
		return new PasteRefused(expected, 'other text before it', line, 'Delete what stands before curl.');
	}
	if (/^[ \t]*#[# \t]*curl[ \t]/m.test(text)) {
		return new PasteRefused(
			expected,
			'a command behind #, which makes it a comment',
			line,
			'Delete the # before curl.',
		);
	}
	return new PasteRefused(expected, beginningOf(rest), line);
}

/** A name for a text that is not a command; its words are not shown, because the end of a command begins with anything. */
function beginningOf(text: string): string {
	if (text === '') return 'the end of the text';
	if (/^[{[]/.test(text)) return 'JSON';
	if (text.startsWith('<')) return 'XML';
	return /^https?:\/\//i.test(text) ? 'a URL' : 'other text';
}

function closed<T>(text: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw error instanceof OpenQuote ? openQuote(text, error.position) : error;
	}
}

function openQuote(text: string, position: number): PasteRefused {
	// Its quotes close elsewhere, so Bash finds the open one anywhere behind the first of them.
	if (isQuotedForOtherShell(text)) return otherShell(text, position);
	const expected =
		text.charAt(position) === '$' && text.charAt(position + 1) === '('
			? 'a closing bracket for the $( that opens here'
			: 'a closing quotation mark for the one that opens here';
	return (
		closingTypographic(text, position) ??
		lineEndTypographic(text) ??
		new PasteRefused(expected, 'the end of the text', lineAt(text, position))
	);
}

/** Blanks, a comment, the end of a fence or of `$(…)`. */
const nothing = /^(?:[\s;)"]|```)*(?:#.*)?$/;

/** A pipe or a file behind the command takes the response only; whatever else follows is not part of the request. */
function refuseMore(text: string, end: CommandLine['end'], { resume = 0, isStored }: CommandStart): void {
	if (!end || /^[|<>]/.test(end.operator)) return;
	const rest = text.slice(Math.max(end.position + end.operator.length, resume));
	if (isStored && end.operator === ')' && !laterCommand.test(rest)) return;
	if (rest.split('\n').every((line) => nothing.test(line))) return;
	throw new PasteRefused(
		'a single cURL command',
		`more text after "${end.operator.trim() || 'the end of its line'}"`,
		lineAt(text, end.position + end.operator.length),
		'Leave only one command, and put its URL and its data in quotation marks.',
	);
}
