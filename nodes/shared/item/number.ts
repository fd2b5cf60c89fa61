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
