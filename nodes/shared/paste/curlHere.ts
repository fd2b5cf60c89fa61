import { lineAt, PasteRefused } from './pasteRefused';
import { match, matchOf, type Variables } from './curlText';

/** A here-document that a command announces: its lines follow the line of the command. */
export interface HereStart {
	/** The line that ends it. */
	delimiter: string;
	/** Whether backslashes in it stay as they are. */
	quoted: boolean;
	position: number;
	/** Where the text goes on behind the delimiter. */
	end: number;
}

const start = /<<-?[ \t]*(?:'([^'\r\n]+)'|"([^"\r\n]+)"|(\\?)([\w.-]+))/y;
const cat = /\$\([ \t]*cat[ \t]+(?=<<)/y;
const restOfLine = /[ \t]*\r?\n/y;
const closingBracket = /[ \t\r\n]*\)/y;

/** Reads `<<EOF` at this place (GNU Bash Reference Manual, "Here Documents"). */
export function hereStart(text: string, at: number): HereStart | undefined {
	const found = matchOf(start, text, at);
	if (!found) return undefined;
	const [written, single, double, escape, bare] = found;
	return {
		delimiter: single ?? double ?? bare ?? '',
		quoted: bare === undefined || escape !== '',
		position: at,
		end: at + written.length,
	};
}

/**
 * The lines of a here-document. Blanks around its last line, which Bash would not take, come from copying.
 *
 * @param from where its first line begins
 * @returns its text, the position of the text and of the end of its last line; undefined where that never comes
 */
export function hereDocument(
	text: string,
	from: number,
	{ delimiter, quoted }: HereStart,
	variables: Variables,
): { text: string; position: number; end: number } | undefined {
	for (let at = from; at <= text.length;) {
		const next = text.indexOf('\n', at);
		const lineEnd = next < 0 ? text.length : next;
		if (text.slice(at, lineEnd).trim() === delimiter) {
			const written = text.slice(from, at);
			return { text: quoted ? written : expanded(written, variables), position: from, end: lineEnd };
		}
		at = lineEnd + 1;
	}
	return undefined;
}

function expanded(text: string, variables: Variables): string {
	return text.replace(
		/\\([\\$`])|\$(?:\{(\w+)\}|(\w+))/g,
		(written, escaped?: string, braced?: string, bare?: string) => {
			return escaped ?? variables.get(braced ?? bare ?? '') ?? written;
		},
	);
}

/**
 * `$(cat <<'EOF' … )`, with which scripts put data of several lines in double quotes.
 *
 * @throws PasteRefused where its last line is missing
 */
export function readCat(text: string, at: number, variables: Variables): { text: string; end: number } | undefined {
	const opening = match(cat, text, at);
	const document = opening === undefined ? undefined : hereStart(text, at + opening.length);
	const line = document && match(restOfLine, text, document.end);
	if (!document || line === undefined) return undefined;
	const read = hereDocument(text, document.end + line.length, document, variables);
	if (!read) throw openDocument(text, document);
	const close = match(closingBracket, text, read.end);
	// The shell takes off the line end before the bracket.
	return close === undefined ? undefined : { text: read.text.replace(/\r?\n$/, ''), end: read.end + close.length };
}

/** The refusal of a here-document without its last line. */
export function openDocument(text: string, { position, delimiter }: HereStart): PasteRefused {
	const name = /^[A-Z_]{1,20}$/.test(delimiter) ? ` ${delimiter}` : '';
	return new PasteRefused(
		`the line${name} that ends the data which begin here`,
		'the end of the text',
		lineAt(text, position),
	);
}
