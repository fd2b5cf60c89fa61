import { quoted, refused } from './refused';

/**
 * Refuses a number that Campaign would store wrapped around, because it keeps the field in one byte (Adobe KA-27064).
 *
 * @param value a number, or the text of one; every other text may be a name and passes
 */
export function checkByte(value: unknown, displayName: string): void {
	const text = String(value ?? '').trim();
	const number = /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(text) ? Number(text) : NaN;
	if (Number.isNaN(number) || (Number.isInteger(number) && number >= -128 && number <= 127)) return;
	throw refused(
		`'${displayName}' must be a whole number from -128 to 127, not ${quoted(text)}`,
		`Give the number that Campaign's own list of values has for '${displayName}', such as 0 for email.`,
		displayName,
	);
}

/**
 * A span of time, given in seconds.
 *
 * @param fallbackSeconds what counts where nothing, or nothing that is a number, was given
 * @returns milliseconds
 */
export function readSecondsMs(value: unknown, fallbackSeconds: number): number {
	const seconds = value === '' || value === null ? NaN : Number(value);
	return (Number.isFinite(seconds) && seconds >= 0 ? seconds : fallbackSeconds) * 1000;
}

/**
 * A number that counts something, from an option: whole and within its bounds.
 *
 * @param fallback what counts where nothing, or nothing that is a number, was given
 */
export function readCount(value: unknown, fallback: number, most = Number.MAX_SAFE_INTEGER): number {
	const given = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	const count = typeof given === 'number' && Number.isFinite(given) ? Math.floor(given) : fallback;
	return Math.min(most, Math.max(1, count));
}
