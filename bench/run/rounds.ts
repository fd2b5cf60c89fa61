import type { Side } from '../rows/side';

/** How often each side is measured, and whether a warm-up round that does not count comes first. */
export interface Rounds {
	runs: number;
	warmUp: boolean;
}

export interface Round {
	name: string;
	sides: Side[];
	counts: boolean;
}

/** Sides that start an n8n of their own end the shared one, so they come last; they do not need a warm-up. */
export function roundsOf(all: Side[], { runs, warmUp }: Rounds): Round[] {
	const shared = all.filter(({ fresh }) => !fresh);
	const fresh = all.filter((side) => side.fresh);
	const counted = [shared, fresh].flatMap((sides) =>
		Array.from({ length: runs }, (_, place) => ({
			name: `round ${place + 1} of ${runs}`,
			sides: inTurn(
				sides.filter(({ once }) => !once || place === 0),
				place,
			),
			counts: true,
		})),
	);
	const cold = shared.filter(({ warm }) => !warm);
	return warmUp ? [{ name: 'warm-up', sides: cold, counts: false }, ...counted] : counted;
}

/** Every second round runs backwards, because the second side has to collect the garbage of the first. */
function inTurn(sides: Side[], place: number): Side[] {
	return place % 2 === 0 ? sides : [...sides].reverse();
}
