/** What people leave at the end of what they type or paste, the no-break space of web pages included. */
export const BLANKS = ' \t\r\n\u00a0';

/**
 * A text without these characters at its end. A pattern such as `/x+$/` would begin anew at each of a long row of them
 * in the middle of the text, and take its square.
 */
export function withoutEnd(text: string, characters: string): string {
	let end = text.length;
	while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
	return text.slice(0, end);
}
