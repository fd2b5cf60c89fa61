import type { ItemRefused } from '../contract/outcome';
import { readExactJson, typedJson, writeJson } from '../text/exactJson';
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
	const text = typeof value === 'string' ? typedJson(value).trim() : value;
	if (isEmpty(text)) return {};
	const object = typeof text === 'string' ? readExactJson(text) : undefined;
	if (object) return object;
	throw notJsonObject(displayName, text);
}

/**
 * Data as JSON text. What an expression returned may hold what JSON cannot: a circle, for example.
 *
 * @param displayName the parameter that it comes from
 * @param named what it is called
 * @throws ItemRefused where it has no JSON form
 */
export function jsonTextOf(data: Record<string, unknown>, displayName: string, named = `'${displayName}'`): string {
	try {
		return writeJson(data);
	} catch {
		throw refused(`${named} cannot be written as JSON`, 'Give texts, numbers, lists and objects only.', displayName);
	}
}

/** The quotation marks that word processors and mail programs put in place of the plain one. */
const typographic = /[\u201C-\u201E\u00AB\u00BB]/;

/** The refusal of an item whose parameter is not a JSON object. */
export function notJsonObject(displayName: string, value?: unknown): ItemRefused {
	const [mark] = typographic.exec(typeof value === 'string' ? value : '') ?? [];
	return refused(
		`'${displayName}' is not a valid JSON object`,
		[
			`Correct '${displayName}': it must begin with { and end with }, with names and texts in double quotes.`,
			...(mark === undefined ? [] : [`Replace typographic quotation marks such as ${mark} with ".`]),
		].join(' '),
		displayName,
	);
}
