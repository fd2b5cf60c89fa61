/**
 * The platform's own words as they came. They are cut and cleaned only after secrets were masked: a secret that was
 * cut in two, or had its blanks or tags taken out, would no longer be recognised.
 *
 * @returns undefined where there are none
 */
export function platformWords(text: string): string | undefined {
	return text.trim() === '' ? undefined : text;
}

/**
 * A text without what stands in quotation marks, which may be an echo of the user's data. An apostrophe within a word
 * closes nothing, and a quotation that was cut off goes on to the end.
 */
export function unquoted(text: string): string {
	return text.replace(/(?<!\w)(?:'(?:[^']|'(?=\w))*(?:'|$)|"(?:[^"]|"(?=\w))*(?:"|$)|“[^“”]*(?:”|$))/g, "''");
}
