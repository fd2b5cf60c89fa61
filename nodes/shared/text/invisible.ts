/**
 * Characters that nobody sees and nobody types: zero-width spaces and joiners, the word joiner, the byte order mark, soft
 * hyphens and marks of writing direction. Web pages, chats and spreadsheets give them along with a copy.
 */
export const ZERO_WIDTH = '[\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF]';
const zeroWidth = new RegExp(ZERO_WIDTH, 'gu');
/** Blanks that look like a plain one: the no-break spaces and those of a fixed width. */
const wideBlank = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
/** Scripts and emoji in which a joiner or a zero-width space between two characters has a meaning. */
const needsJoiners = /[^\u0000-\u02FF\u2000-\u206F\uFEFF]/;
const runs = new RegExp(`${ZERO_WIDTH}+`, 'gu');
const either = new RegExp(`${zeroWidth.source}|${wideBlank.source}`, 'u');
const every = new RegExp(either.source, 'gu');

const names: Readonly<Record<string, string>> = {
	'\u00A0': 'a no-break space',
	'\u00AD': 'a soft hyphen',
	'\u200B': 'a zero-width space',
	'\u200C': 'a zero-width non-joiner',
	'\u200D': 'a zero-width joiner',
	'\u2060': 'a word joiner',
	'\uFEFF': 'a byte order mark',
};

/**
 * A text in which no invisible character can be meant, such as an address, without them: what nobody sees is removed,
 * blanks of all kinds become plain ones, and there is none at either end. Blanks within stay, so that a message shows
 * them.
 */
export function visibleText(text: string): string {
	return withPlainBlanks(text).trim();
}

/**
 * A text that people read, without invisible characters where they cannot be meant. Between two characters of a script
 * that needs them, Persian or Thai for instance, and within emoji they stay.
 */
export function withoutInvisible(text: string): string {
	return text.replace(runs, (found, at: number) => {
		const around = [text.charAt(at - 1), text.charAt(at + found.length)];
		return around.every((neighbor) => needsJoiners.test(neighbor)) ? found.replace(/\uFEFF/g, '') : '';
	});
}

/** A key, an ID or a token, which never contains a blank that is not plain: the same without any of them. */
export function visibleKey(text: string): string {
	return either.test(text) ? text.replace(zeroWidth, '').replace(wideBlank, '').trim() : text.trim();
}

/** A text, blanks included, without what has no width at all: for a password, which may begin or end with a blank. */
export function withoutZeroWidth(text: string): string {
	return text.replace(zeroWidth, '');
}

/** The text with nothing invisible in it and blanks of all kinds as plain ones; otherwise as it was, ends included. */
export function withPlainBlanks(text: string): string {
	return either.test(text) ? text.replace(zeroWidth, '').replace(wideBlank, ' ') : text;
}

/**
 * Where a text holds a character that nobody sees, for a text in which it may be meant and has to be named.
 *
 * @returns what it is, such as "a zero-width space (U+200B)", and its offset; undefined where there is none
 */
export function invisibleIn(text: string): { name: string; offset: number } | undefined {
	const found = either.exec(text);
	if (!found) return undefined;
	const [character] = found;
	return { name: `${names[character] ?? 'an invisible character'} (${codeOf(character)})`, offset: found.index };
}

/** A text as a message quotes it: what nobody would see is shown by its code, such as [U+200B]. */
export function withInvisibleShown(text: string): string {
	return text.replace(every, (character) => `[${codeOf(character)}]`);
}

function codeOf(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
