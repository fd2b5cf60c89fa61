import type { Call } from './group';

/**
 * What is sent instead of a call that was refused as a whole: the innocent together where the guilty are named, else
 * two halves, until the guilty stand alone.
 *
 * @param guilty positions within the call; empty where the platform named none
 * @returns no call at all where nothing innocent is left
 */
export function split(call: Call, guilty: ReadonlySet<number>): Call[] {
	const { positions, mayHaveBeenExecuted } = call;
	if (guilty.size > 0) {
		const innocent = positions.filter((_, place) => !guilty.has(place));
		return innocent.length > 0 ? [{ positions: innocent, mayHaveBeenExecuted }] : [];
	}
	if (positions.length < 2) return [];
	const middle = Math.ceil(positions.length / 2);
	return [positions.slice(0, middle), positions.slice(middle)].map((half) => ({
		positions: half,
		mayHaveBeenExecuted,
	}));
}
