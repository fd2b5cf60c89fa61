import { ExactNumber } from '../text/exactNumber';
import { visibleText } from '../text/invisible';
import { quoted, refused, refusedEmpty } from './refused';

/** Whether a parameter or field was left empty. */
export function isEmpty(value: unknown): value is undefined | null | '' {
	return value === undefined || value === null || value === '';
}

/**
 * A single value as text, exactly as it was given; empty where there is none.
 *
 * @param displayName the parameter's display name, for the message
 * @throws ItemRefused for lists and objects
 */
export function readExactText(value: unknown, displayName: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value !== 'object' || value instanceof ExactNumber) return String(value);
	throw refused(
		`'${displayName}' must be a single value, not a list or an object`,
		'Give a single value.',
		displayName,
	);
}

/** The same without blanks around it. */
export function readText(value: unknown, displayName: string): string {
	return readExactText(value, displayName).trim();
}

/** The same where no invisible character can be meant, such as in an address or an ID: those are removed. */
export function readVisible(value: unknown, displayName: string): string {
	return visibleText(readExactText(value, displayName));
}

/**
 * The same where it must not be empty.
 *
 * @param todo what to do about an empty one, full sentences
 * @throws ItemRefused for lists, objects and what is empty
 */
export function readRequired(value: unknown, displayName: string, todo?: string): string {
	const text = readVisible(value, displayName);
	if (text === '') throw refusedEmpty(displayName, todo);
	return text;
}

/**
 * A part of a path, such as an ID, which is still to be encoded.
 *
 * @param todo where the user finds it, full sentences
 * @throws ItemRefused where it is empty, not a single value, or would lead to another path
 */
export function readSegment(value: unknown, displayName: string, todo: string): string {
	const text = readRequired(value, displayName, todo);
	if (isSegment(text)) return text;
	throw refused(`'${displayName}' cannot be part of a URL: ${quoted(text)}`, todo, displayName);
}

/** Whether a text can be a part of a path: `.` and `..` would change the path, and lone surrogates have no UTF-8 form. */
export function isSegment(text: string): boolean {
	return text !== '' && !/^\.{1,2}$/.test(text) && !/[\uD800-\uDFFF]/u.test(text);
}
