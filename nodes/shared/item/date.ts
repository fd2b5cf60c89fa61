import { DateTime } from 'luxon';

/**
 * Reads a date as people and n8n give it: a Date, n8n's DateTime, an ISO 8601 text, also with a blank for the T.
 *
 * @param zone the IANA zone that a value without an offset is meant in
 * @returns milliseconds since 1970; undefined where it is no date
 */
export function dateMs(value: unknown, zone: string): number | undefined {
	if (typeof value === 'object' && value !== null && 'toMillis' in value) return luxonMs(value);
	if (value instanceof Date) return definite(value.getTime());
	if (typeof value === 'number') return definite(value);
	if (typeof value !== 'string') return undefined;
	const text = value
		.trim()
		.replace(/ +/g, ' ')
		.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
		.replace(/ (?=Z|[+-]\d)/i, '');
	const date = DateTime.fromISO(text, { zone });
	return date.isValid ? date.toMillis() : undefined;
}

/** n8n's DateTime comes from another copy of Luxon, so it is recognised by what it can do. */
function luxonMs(value: object): number | undefined {
	const toMillis: unknown = Reflect.get(value, 'toMillis');
	return typeof toMillis === 'function' ? definite(Number(toMillis.call(value))) : undefined;
}

function definite(milliseconds: number): number | undefined {
	return Number.isFinite(milliseconds) ? milliseconds : undefined;
}
