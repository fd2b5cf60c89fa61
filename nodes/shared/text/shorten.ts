/** Enough for every documented answer; what is longer is an HTML page or an echo of the request. */
const LONGEST_PLATFORM_TEXT = 500;
/** Cleaning takes time, so a page of megabytes is cut roughly first. */
const LONGEST_READ = 20_000;

/**
 * The platform's own words made fit for a message: without tags and control characters, in one line, cut. Secrets must
 * have been masked before.
 *
 * @returns undefined where nothing is left
 */
export function shorten(text: string): string | undefined {
	const line = text
		.slice(0, LONGEST_READ)
		.replace(/<[^<>]*>/g, ' ')
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
		.trim();
	if (!line) return undefined;
	return line.length <= LONGEST_PLATFORM_TEXT ? line : `${line.slice(0, LONGEST_PLATFORM_TEXT - 1)}…`;
}
