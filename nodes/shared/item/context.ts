import type { ItemReader } from '../contract/itemReader';
import { ItemRefused } from '../contract/outcome';
import { isRecord, readJson } from '../text/json';

/**
 * Reads the context of an item in *Define Below*: fields, JSON or the item itself.
 *
 * @throws ItemRefused where the JSON is none
 */
export function readContext(item: ItemReader): Record<string, unknown> {
	switch (item.parameter('specifyContext')) {
		case 'item':
			return item.json;
		case 'json':
			return readJsonObject(item.parameter('contextJson'), 'Context JSON');
		default:
			return namedFields(item.member('contextFields', 'field'));
	}
}

/**
 * Reads a JSON parameter: a text, or an object that an expression returned. Empty counts as an empty object.
 *
 * @param displayName the parameter's display name, for the message
 * @throws ItemRefused where it is no JSON object
 */
export function readJsonObject(value: unknown, displayName: string): Record<string, unknown> {
	if (isRecord(value)) return value;
	if (value === undefined || value === null) return {};
	const text = typeof value === 'string' ? value.trim() : undefined;
	if (text === '') return {};
	const object = text === undefined ? undefined : readJson(text);
	if (object) return object;
	throw new ItemRefused({
		message: `'${displayName}' holds no JSON object`,
		todo: `Correct '${displayName}': it begins with { and ends with }, with names and texts in double quotes.`,
		details: { parameter: displayName },
	});
}

/** Rows of name and value as an object; a name that occurs again makes a list, rows without a name are left out. */
export function namedFields(rows: unknown): Record<string, unknown> {
	const fields = new Map<string, unknown[]>();
	for (const row of Array.isArray(rows) ? rows : []) {
		const name: unknown = isRecord(row) ? row.name : undefined;
		if (typeof name !== 'string' || name.trim() === '') continue;
		const value: unknown = isRecord(row) ? row.value : undefined;
		fields.set(name.trim(), [...(fields.get(name.trim()) ?? []), value]);
	}
	return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
