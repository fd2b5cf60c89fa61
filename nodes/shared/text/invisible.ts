/**
 * What nobody sees and copying brings along: the soft hyphen, zero-width spaces and joiners, marks of direction, the
 * byte order mark.
 */
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]+/g;
/** Blanks that look like any other, and are none to a platform. */
const oddBlank = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
/** Scripts and emoji in which a joiner or a zero-width space between two characters has a meaning. */
const needsJoiners = /[^\u0000-\u02FF\u2000-\u206F\uFEFF]/;

/**
 * A text without invisible characters where they cannot be meant. Between two characters of a script that needs them,
 * Persian or Thai for instance, and within emoji they stay.
 */
export function withoutInvisible(text: string): string {
	return text.replace(invisible, (found, at: number) => {
		const around = [text.charAt(at - 1), text.charAt(at + found.length)];
		return around.every((neighbor) => needsJoiners.test(neighbor)) ? found.replace(/\uFEFF/g, '') : '';
	});
}

/** The same for names, IDs and addresses: nothing invisible, and every blank a plain one, none at the ends. */
export function plainName(text: string): string {
	return text.replace(invisible, '').replace(oddBlank, ' ').trim();
}

/** Whether a text holds anything that nobody sees, or sees as a plain blank. */
export function hasInvisible(text: string): boolean {
	return text.search(invisible) >= 0 || text.search(oddBlank) >= 0;
}

/** A text in which everything that nobody sees, or sees as a blank, is shown by its number, `[U+00A0]` for instance. */
export function withNamedInvisible(text: string): string {
	const named = (found: string): string =>
		[...found].map((character) => `[U+${codeOf(character).toString(16).toUpperCase().padStart(4, '0')}]`).join('');
	return text.replace(invisible, named).replace(oddBlank, named);
}

function codeOf(character: string): number {
	return character.codePointAt(0) ?? 0;
}
