/** Enough for every documented answer; what is longer is an HTML page or an echo of the request. */
const LONGEST_PLATFORM_TEXT = 500;

/**
 * The platform's own words made fit for a message: without control characters, in one line, cut.
 *
 * @returns undefined where nothing is left
 */
export function shorten(text: string, longest = LONGEST_PLATFORM_TEXT): string | undefined {
	const line = text
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
		.trim();
	if (!line) return undefined;
	return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
