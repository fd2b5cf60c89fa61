const secondsPattern = /^\d{1,9}$/;
/** The three date forms of HTTP all begin with a weekday (RFC 9110, section 5.6.7); anything else is no date. */
const datePattern = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,\s]/i;

/**
 * Reads a `Retry-After` header, which holds seconds or an HTTP date (RFC 9110, section 10.2.3).
 *
 * @param header the header's text, undefined where the answer has none
 * @param nowMs the current time in milliseconds since 1970
 * @returns milliseconds to wait, 0 for a date in the past; undefined for an absent or malformed header, which must
 *   not prevent the retry
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
	const text = header?.trim();
	if (!text) return undefined;
	if (secondsPattern.test(text)) return Number(text) * 1000;
	if (!datePattern.test(text)) return undefined;
	// asctime, the oldest form, names no zone and means GMT.
	const date = Date.parse(/gmt|utc|[+-]\d{4}$/i.test(text) ? text : `${text} GMT`);
	return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
