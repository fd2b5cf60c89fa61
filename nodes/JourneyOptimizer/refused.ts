import { ItemRefused } from '../shared/contract/outcome';

/** A refusal of an item before sending that names the parameter at fault. */
export function refused(message: string, todo: string, parameter: string): ItemRefused {
	return new ItemRefused({ message, todo, details: { parameter } });
}

/**
 * A single value as text; empty where there is none.
 *
 * @param displayName the parameter's display name, for the message
 * @throws ItemRefused for lists and objects
 */
export function readText(value: unknown, displayName: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'object') {
		throw refused(`'${displayName}' holds a list or an object`, 'Give a single value.', displayName);
	}
	return String(value).trim();
}
