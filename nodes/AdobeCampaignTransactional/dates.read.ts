import { dateMs } from '../shared/item/date';
import { ItemRefused } from '../shared/contract/outcome';

/**
 * A date as it is sent: in UTC, because one without an offset would be read in the server's zone.
 *
 * @param zone the zone that a value without an offset is meant in
 * @returns an empty text where nothing was given
 * @throws ItemRefused where it is no date
 */
export function dateText(value: unknown, zone: string, displayName: string): string {
	if (value === undefined || value === null || value === '') return '';
	const milliseconds = dateMs(value, zone);
	if (milliseconds !== undefined && Math.abs(milliseconds) <= LATEST_MS) {
		return new Date(milliseconds).toISOString();
	}
	throw refused(
		`'${displayName}' holds no date`,
		'Give a date such as 2026-01-31T18:00:00, with or without a time zone.',
		displayName,
	);
}

/** The last moment of the year 9999; later ones have no ISO 8601 form of four digits. */
const LATEST_MS = 253_402_300_799_999;

/**
 * Refuses an event that would be cancelled before it is processed.
 *
 * @param dates `scheduled` and `expiration` as `dateText` wrote them
 */
export function checkDates(dates: Record<string, unknown>, nowMs: number): void {
	const moment = (name: string): number => Date.parse(String(dates[name] ?? ''));
	const expiration = moment('expiration');
	if (expiration < moment('scheduled')) {
		throw refused("'Expiration' is before 'Scheduled'", 'Correct one of the two dates.', 'Expiration');
	}
	if (expiration < nowMs) {
		throw refused("'Expiration' has passed", 'Give a later date, or drop the item.', 'Expiration');
	}
}

function refused(message: string, todo: string, parameter: string): ItemRefused {
	return new ItemRefused({ message, todo, details: { parameter } });
}
