import { DateTime } from 'luxon';
import { refused } from './refused';
import { isEmpty } from './text';

/** The last moment of the year 9999; later ones have no ISO 8601 form of four digits. */
const LATEST_MS = 253_402_300_799_999;

/**
 * Reads a date as people and n8n give it: a Date, n8n's DateTime, an ISO 8601 text, also with a blank for the T.
 *
 * @param zone the IANA zone that a value without an offset is meant in
 * @returns milliseconds since 1970; undefined where it is not a date
 */
export function dateMs(value: unknown, zone: string): number | undefined {
	const milliseconds = anyMs(value, zone);
	return Math.abs(milliseconds) <= LATEST_MS ? milliseconds : undefined;
}

/**
 * A date as it is sent: in UTC, because a platform would read one without an offset in its own zone.
 *
 * @param zone the IANA zone that a value without an offset is meant in
 * @returns ISO 8601; an empty text where nothing was given
 * @throws ItemRefused where it is not a date
 */
export function readDate(value: unknown, zone: string, displayName: string): string {
	if (isEmpty(value)) return '';
	const milliseconds = dateMs(value, zone);
	if (milliseconds !== undefined) return new Date(milliseconds).toISOString();
	throw refused(
		`'${displayName}' is not a valid date`,
		'Give a date such as 2030-01-31T18:00:00, with or without an offset from UTC.',
		displayName,
	);
}

/** Milliseconds since 1970; NaN where it is not a date. */
function anyMs(value: unknown, zone: string): number {
	if (typeof value === 'object' && value !== null && 'toMillis' in value) return luxonMs(value);
	if (value instanceof Date) return value.getTime();
	if (typeof value === 'number') return value;
	if (typeof value !== 'string') return NaN;
	const text = value
		.trim()
		.replace(/ +/g, ' ')
		.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
		.replace(/ (?=Z|[+-]\d)/i, '');
	return DateTime.fromISO(text, { zone }).toMillis();
}

/** n8n's DateTime comes from another copy of Luxon, so it is recognised by what it can do. */
function luxonMs(value: object): number {
	const toMillis: unknown = Reflect.get(value, 'toMillis');
	return typeof toMillis === 'function' ? Number(toMillis.call(value)) : NaN;
}
