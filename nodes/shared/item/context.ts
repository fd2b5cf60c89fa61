import type { ItemReader } from '../contract/itemReader';
import { visibleText } from '../text/invisible';
import { isRecord } from '../text/json';
import { readJsonObject } from './jsonObject';

/**
 * Reads data that are given by fields, as JSON or as the item itself, as the form of `givenData` asks for them.
 *
 * @param displayName what the data are called
 * @param fields the parameter that holds them as fields
 * @throws ItemRefused where the JSON is not valid
 */
export function readGivenData(item: ItemReader, displayName: string, fields: string): Record<string, unknown> {
	switch (item.parameter(`specify${displayName}`)) {
		case 'item':
			return item.json;
		case 'json':
			return readJsonObject(item.parameter(`${displayName.toLowerCase()}Json`), `${displayName} JSON`);
		default:
			return namedFields(item.member(fields, 'assignments'));
	}
}

/** The context of an item in *Define Below*. */
export function readContext(item: ItemReader): Record<string, unknown> {
	return readGivenData(item, 'Context', 'contextFields');
}

/** Rows of name and value as an object; a name that occurs again makes a list, rows without a name are left out. */
export function namedFields(rows: unknown): Record<string, unknown> {
	const fields = new Map<string, unknown[]>();
	for (const row of Array.isArray(rows) ? rows : []) {
		const given: unknown = isRecord(row) ? row.name : undefined;
		const name = typeof given === 'string' ? visibleText(given) : '';
		if (name === '') continue;
		const value: unknown = isRecord(row) ? row.value : undefined;
		fields.set(name, [...(fields.get(name) ?? []), value]);
	}
	return Object.fromEntries([...fields].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}
