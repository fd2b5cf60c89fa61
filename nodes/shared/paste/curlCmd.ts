import { match, OpenQuote, type Quoted, type Shell } from './curlShell';

/** A caret before the end of a line takes it away, and makes a second end of line behind it an ordinary character. */
const caretLineEnd = /\^[ \t]*\r?\n/y;
const lineEnd = /\r?\n/y;
const backslashes = /\\+/y;

/**
 * The command prompt of Windows. A program splits its words itself, so two rules meet: the prompt's carets, and the
 * backslashes and doubled quotation marks of the C runtime (Microsoft C++ documentation, "Parsing C command-line
 * arguments"). In `"…"` a caret is an ordinary character, in `^"…^"`, as browsers copy, it escapes.
 */
export const cmd: Shell = {
	sign: /\^(?:[ \t]*\r?\n|["%&|<>^{}[\]])/y,
	continuation: /\^[ \t]*\r?\n(?!\r?\n)/y,
	separator: /\^[ \t]*(?:\r?\n)+/y,
	operator: /\|\|?|&&?|[<>]+/y,
	plain: /[^ \t\r\n\u00A0"^|&<>\\]+|\\+/y,
	comments: false,
	quoted(text, at) {
		switch (text[at]) {
			case '"':
				return quotedText(text, at, at + 1, false);
			case '^':
				return text[at + 1] === '"' ? quotedText(text, at, at + 2, true) : resolve(text, at, true);
			case '\\':
				return escapedQuote(text, at);
			default:
				return undefined;
		}
	},
};

/** The character at this place once the prompt has had its carets; an empty text for a caret that only joins lines. */
function resolve(text: string, at: number, carets: boolean): Quoted {
	const character = text[at] ?? '';
	if (character !== '^') return { text: character, end: at + 1 };
	const joined = match(caretLineEnd, text, at);
	if (joined === undefined) return carets ? { text: text[at + 1] ?? '', end: at + 2 } : { text: '^', end: at + 1 };
	const end = at + joined.length;
	const second = carets ? match(lineEnd, text, end) : undefined;
	return second === undefined ? { text: '', end } : { text: '\n', end: end + second.length };
}

function quotedText(text: string, open: number, from: number, carets: boolean): Quoted {
	const parts: string[] = [];
	let pending = 0;
	for (let at = from; at < text.length;) {
		const { text: character, end } = resolve(text, at, carets);
		at = end;
		if (character === '\\') {
			pending += 1;
			continue;
		}
		if (character !== '"') {
			if (character === '') continue;
			parts.push('\\'.repeat(pending), character);
			pending = 0;
			continue;
		}
		const escaped = pending % 2 === 1;
		parts.push('\\'.repeat(pending >> 1));
		pending = 0;
		if (escaped) {
			parts.push('"');
			continue;
		}
		const next = resolve(text, at, carets);
		if (next.text !== '"') return { text: parts.join(''), end: at };
		parts.push('"');
		at = next.end;
	}
	throw new OpenQuote(open);
}

/** Backslashes outside of quotes count in the same way where a quotation mark follows. */
function escapedQuote(text: string, at: number): Quoted | undefined {
	const run = match(backslashes, text, at)?.length ?? 0;
	const follows = resolve(text, at + run, true);
	if (follows.text !== '"') return undefined;
	const escaped = run % 2 === 1;
	return { text: '\\'.repeat(run >> 1) + (escaped ? '"' : ''), end: escaped ? follows.end : at + run };
}
