/** A part of a command, quotes taken off. */
export interface Word {
	text: string;
	/** Where it begins in the command's text. */
	position: number;
}

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

/** How a shell writes a command. All patterns are sticky. */
export interface Shell {
	/** What is found outside of quotes in this shell's commands only. */
	sign: RegExp;
	/** An escaped end of line within a word, which is as good as nothing. */
	continuation: RegExp;
	/** An escaped end of line between words. */
	separator: RegExp;
	/** What ends the command or says where its answer goes. */
	operator: RegExp;
	/** Characters that stand for themselves. */
	plain: RegExp;
	/** Whether `#` at the beginning of a word hides the rest of the line. */
	comments: boolean;
	/**
	 * Reads what is quoted or escaped at this place; undefined where nothing is.
	 *
	 * @throws OpenQuote
	 */
	quoted(text: string, at: number): Quoted | undefined;
}

/** What a sticky pattern finds at this very place. */
export function match(pattern: RegExp, text: string, at: number): string | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0];
}

/**
 * Reads what stands between two marks.
 *
 * @param open where the first mark stands, for the complaint that there is no second one
 * @param from where the content begins
 * @param plain sticky: characters that stand for themselves
 * @param special reads what else there is; undefined for the closing mark, which is one character
 * @throws OpenQuote
 */
export function readBetween(
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
