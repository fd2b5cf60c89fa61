import { DateTime } from 'luxon';
import type { ItemRefused, JsonObject } from '../contract/outcome';
import { ExactNumber } from '../text/exactNumber';
import { quoted, refused } from './refused';
import { isEmpty } from './text';

/** The last moment of the year 9999; later ones have no ISO 8601 form of four digits. */
const LATEST_MS = 253_402_300_799_999;

/** Whole numbers from here are Unix seconds (from 2001 on) … */
const FIRST_SECONDS = 10 ** 9;
/** … up to here (the year 5138), above it milliseconds (from 1973 on) … */
const LAST_SECONDS = 10 ** 11;
/** … and from here microseconds, which nothing tells from a mistake. */
const FIRST_MICROSECONDS = 10 ** 14;

/** ISO 8601 knows a date of eight digits; every other text of digits alone is a number. */
const numeral = /^(?!\d{8}$)[-+]?\d+(\.\d*)?(e[-+]?\d+)?$/i;

/**
 * Reads a date as people and n8n give it: a Date, n8n's DateTime, an ISO 8601 text, also with a blank for the T, and a
 * Unix time in whole seconds or milliseconds, as a number or a text.
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
	throw invalidDate(`'${displayName}'`, value, displayName);
}

/**
 * The refusal of an item with a value that is not a date.
 *
 * @param named what it was given for, such as the parameter in quotes
 * @param about the display name of the parameter, or other facts for the error item
 */
export function invalidDate(named: string, value: unknown, about: string | JsonObject): ItemRefused {
	const shown = isNumber(value) || typeof value === 'string' ? `: ${quoted(String(value))}` : '';
	return refused(`${named} is not a valid date${shown}`, dateTodo(value), about);
}

/** What to give instead of a value that is not a date, full sentences. */
export function dateTodo(value: unknown): string {
	const number = numberIn(value);
	const todo =
		'Give a date such as 2030-01-31T18:00:00, with or without an offset from UTC, or a Unix time in whole seconds or milliseconds.';
	if (number >= 20_000 && number < 100_000) return `It looks like the date number of a spreadsheet. ${todo}`;
	if (number >= FIRST_MICROSECONDS && number < 10 ** 20) {
		return `It looks like a Unix time in microseconds or nanoseconds. ${todo}`;
	}
	return todo;
}

/**
 * Refuses a message that would be cancelled before it is processed.
 *
 * @param dates as they are sent, in ISO 8601; what is missing is not compared
 */
export function checkExpiration(dates: { scheduled?: unknown; expiration?: unknown }, nowMs: number): void {
	const [scheduled, expiration] = [dates.scheduled, dates.expiration].map((date) => Date.parse(String(date ?? '')));
	if (scheduled === undefined || expiration === undefined) return;
	if (expiration < scheduled) {
		throw refused("'Expiration' is before 'Scheduled'", 'Correct one of the two dates.', 'Expiration');
	}
	if (expiration < nowMs) {
		throw refused("'Expiration' is in the past", 'Give a later date, or remove the item.', 'Expiration');
	}
}

/** Milliseconds since 1970; NaN where it is not a date. */
function anyMs(value: unknown, zone: string): number {
	if (isNumber(value)) return unixMs(numberIn(value));
	if (typeof value === 'object' && value !== null && 'toMillis' in value) return luxonMs(value);
	if (value instanceof Date) return value.getTime();
	if (typeof value !== 'string') return NaN;
	const text = value.trim();
	if (numeral.test(text)) return /^\d+$/.test(text) ? unixMs(Number(text)) : NaN;
	const iso = text
		.replace(/ +/g, ' ')
		.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T')
		.replace(/ (?=Z|[+-]\d)/i, '');
	return DateTime.fromISO(iso, { zone }).toMillis();
}

/** What databases and web shops give is seconds, what JavaScript gives milliseconds; anything else would be a guess. */
function unixMs(number: number): number {
	if (!Number.isInteger(number) || number < FIRST_SECONDS || number >= FIRST_MICROSECONDS) return NaN;
	return number <= LAST_SECONDS ? number * 1000 : number;
}

function isNumber(value: unknown): value is number | bigint | ExactNumber {
	return typeof value === 'number' || typeof value === 'bigint' || value instanceof ExactNumber;
}

function numberIn(value: unknown): number {
	if (isNumber(value)) return Number(String(value));
	return typeof value === 'string' && numeral.test(value.trim()) ? Number(value.trim()) : NaN;
}

/** n8n's DateTime comes from another copy of Luxon, so it is recognised by what it can do. */
function luxonMs(value: object): number {
	const toMillis: unknown = Reflect.get(value, 'toMillis');
	return typeof toMillis === 'function' ? Number(toMillis.call(value)) : NaN;
}
