import { lineAt, PasteRefused } from './pasteRefused';

/** What word processors and mail programs put in place of what is typed, and what was meant. */
const meant: Readonly<Record<string, string>> = {
	...{ '\u201C': '"', '\u201D': '"', '\u201E': '"', '\u201F': '"', '\u00AB': '"', '\u00BB': '"', '\u2033': '"' },
	...{ '\u2018': "'", '\u2019': "'", '\u201A': "'", '\u201B': "'", '\u2039': "'", '\u203A': "'", '\u2032': "'" },
	...{ '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-', '\u2014': '-', '\u2015': '-', '\u2212': '-' },
};

/** Every quotation mark of this kind, for a class of a pattern. */
export const typographicQuotes = '\u201C-\u201F\u00AB\u00BB\u2033\u2018-\u201B\u2039\u203A\u2032';

/**
 * The refusal of a typographic quotation mark or dash, where one stands at this position in place of a plain one.
 *
 * @param wanted the plain quotation mark, where only one kind can be meant
 * @param firstLine line of the paste on which `text` begins, from 1
 */
export function typographicAt(
	text: string,
	position: number,
	wanted?: string,
	firstLine = 1,
): PasteRefused | undefined {
	const found = text.charAt(position);
	const plain = Object.hasOwn(meant, found) ? meant[found] : undefined;
	if (plain === undefined) return undefined;
	const line = firstLine + lineAt(text, position) - 1;
	if (plain !== '-') {
		const expected = `the plain quotation mark ${wanted ?? plain}`;
		return new PasteRefused(expected, `the typographic quotation mark ${found}`, line, quotesTodo);
	}
	// Word processors make one dash of two hyphens.
	const name = /^[A-Za-z-]{0,20}/.exec(text.slice(position + 1, position + 30))?.[0] ?? '';
	const expected = name.length > 1 ? `two plain hyphens, --${name}` : `a plain hyphen, -${name}`;
	return new PasteRefused(expected, `the typographic dash ${found}${name}`, line, dashesTodo);
}

const replaced = 'Word and mail programs replace what is typed: copy the text from where it was made, or replace';
const quotesTodo = `${replaced} \u201C and \u201D with ", and \u2018 and \u2019 with '.`;
const dashesTodo = `${replaced} \u2013 and \u2014 with hyphens: - before one letter, -- before a word.`;

const closing = new RegExp(`[${typographicQuotes}](?=[\\s\\\\,:}\\]]|$)`, 'g');

/**
 * The same for the first typographic quotation mark from a position on that ends a word, as the one does that should
 * have closed a quote.
 *
 * @param to where the search ends
 */
export function closingTypographic(
	text: string,
	from: number,
	to = text.length,
	wanted?: string,
	firstLine = 1,
): PasteRefused | undefined {
	closing.lastIndex = from;
	const found = closing.exec(text.slice(0, to));
	return found ? typographicAt(text, found.index, wanted, firstLine) : undefined;
}

const atLineEnd = new RegExp(`[${typographicQuotes}](?=[ \\t]*(?:\\\\[ \\t]*)?\\r?$)`, 'm');

/** The same for the first one at the end of a line, where data end more often than words of a text. */
export function lineEndTypographic(text: string): PasteRefused | undefined {
	const at = text.search(atLineEnd);
	return at < 0 ? undefined : typographicAt(text, at);
}
