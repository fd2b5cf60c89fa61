/**
 * The platform's own words as they came. They are cut and cleaned only after secrets were masked: a secret that was
 * cut in two, or had its blanks or tags taken out, would no longer be recognised.
 *
 * @returns undefined where there are none
 */
export function platformWords(text: string): string | undefined {
	return text.trim() === '' ? undefined : text;
}
