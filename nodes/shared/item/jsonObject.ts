import type { ItemRefused } from '../contract/outcome';
import { readExactJson } from '../text/exactJson';
import { isRecord } from '../text/json';
import { refused } from './refused';
import { isEmpty } from './text';

/**
 * Reads a JSON parameter: a text, or an object that an expression returned. Empty counts as an empty object. Numbers in a
 * text keep every digit: they are written again as they stand.
 *
 * @param displayName the parameter's display name, for the message
 * @throws ItemRefused where it is not a JSON object
 */
export function readJsonObject(value: unknown, displayName: string): Record<string, unknown> {
	if (isRecord(value)) return value;
	const text = typeof value === 'string' ? value.trim() : value;
	if (isEmpty(text)) return {};
	const object = typeof text === 'string' ? readExactJson(text) : undefined;
	if (object) return object;
	throw notJsonObject(displayName);
}

/** The refusal of an item whose parameter is not a JSON object. */
export function notJsonObject(displayName: string): ItemRefused {
	return refused(
		`'${displayName}' is not a valid JSON object`,
		`Correct '${displayName}': it must begin with { and end with }, with names and texts in double quotes.`,
		displayName,
	);
}
