import { withoutZeroWidth } from '../text/invisible';
import { isRecord } from '../text/json';
import { isXmlName } from './text';

/** An object whose keys can all be written as XML, and the keys that were changed for it. */
export interface ValidNames {
	data: Record<string, unknown>;
	/** Old name → new name. */
	changes: Map<string, string>;
}

/**
 * A copy of data in which every key is a valid XML name: `First Name` becomes `First_Name`. Keys that stand for attributes
 * and text keep what tells them apart. A new name that the object has already gets a number.
 */
export function withValidNames(data: Readonly<Record<string, unknown>>): ValidNames {
	const changes = new Map<string, string>();
	return { data: members(data, changes), changes };
}

function valid(value: unknown, changes: Map<string, string>): unknown {
	if (Array.isArray(value)) return value.map((entry) => valid(entry, changes));
	return isRecord(value) && typeof value.toJSON !== 'function' ? members(value, changes) : value;
}

function members(data: Readonly<Record<string, unknown>>, changes: Map<string, string>): Record<string, unknown> {
	const taken = new Set(Object.keys(data).filter(isValidKey));
	const named = Object.entries(data).map(([key, value]): [string, unknown] => {
		const name = isValidKey(key) ? key : free(validKey(key), taken);
		taken.add(name);
		if (name !== key) changes.set(key, name);
		return [name, valid(value, changes)];
	});
	return Object.fromEntries(named);
}

function isValidKey(key: string): boolean {
	return key === '#text' || isXmlName(key.startsWith('@') ? key.slice(1) : key);
}

function validKey(key: string): string {
	const [prefix, text] = key.startsWith('@') ? ['@', key.slice(1)] : ['', key];
	// Letter by letter, because only a name as a whole is valid or not.
	const name = Array.from(withoutZeroWidth(text).trim(), (character) => (isXmlName(`_${character}`) ? character : '_'))
		.join('')
		.replace(/_{2,}/g, '_');
	return `${prefix}${isXmlName(name) ? name : `_${name}`}`;
}

function free(name: string, taken: ReadonlySet<string>): string {
	let [candidate, number] = [name, 1];
	while (taken.has(candidate)) candidate = `${name}_${++number}`;
	return candidate;
}
