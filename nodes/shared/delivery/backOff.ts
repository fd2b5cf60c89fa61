const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 20_000;

/**
 * The pause before the next try where the platform named none: doubled after each try, capped, and shortened by up
 * to a half at random so that parallel calls do not return in step.
 *
 * @param tries tries made so far, at least 1
 * @param random a number in [0, 1)
 * @returns milliseconds
 */
export function backOffMs(tries: number, random: number): number {
	const full = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (tries - 1));
	return Math.round(full * (1 - random / 2));
}
