import type { ItemReader } from '../shared/contract/itemReader';
import { notJsonObject } from '../shared/item/jsonObject';
import { refused } from '../shared/item/refused';
import { readExactJson, typedJson } from '../shared/text/exactJson';
import { visibleText } from '../shared/text/invisible';
import { isRecord } from '../shared/text/json';

/** An item's entity as the user gave it. */
export interface GivenEntity {
	data: Readonly<Record<string, unknown>>;
	/** The text that was typed in, which goes out as it is where nothing is added to it. */
	typed?: string;
}

/**
 * Reads the entity of an item: the item itself, or the JSON typed in.
 *
 * @throws ItemRefused where it is not a JSON object
 */
export function readEntity(item: ItemReader): GivenEntity {
	if (item.parameter('specifyEntity') !== 'json') return { data: item.json };
	const value = item.parameter('entityJson');
	if (isRecord(value)) return { data: value };
	const typed = typeof value === 'string' ? typedJson(value).trim() : '';
	const data = readExactJson(typed);
	if (data) return { data, typed };
	throw notJsonObject('Entity JSON', typed);
}

/**
 * Reads the rows of *Identities*. Rows without an ID are left out: what is empty is not sent.
 *
 * @throws ItemRefused for an ID without a namespace
 */
export function readIdentities(item: ItemReader): Array<{ namespace: string; id: string; primary: boolean }> {
	const rows = item.member('identities', 'identity');
	return (Array.isArray(rows) ? rows : []).flatMap((row: unknown) => {
		const id = isRecord(row) ? text(row.id) : '';
		if (!isRecord(row) || id === '') return [];
		const namespace = text(row.namespace);
		if (namespace !== '') return [{ namespace, id, primary: row.primary === true }];
		throw refused("An identity has no 'Namespace'", 'Enter the code of the namespace, such as Email.', 'Identities');
	});
}

function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? visibleText(String(value)) : '';
}
