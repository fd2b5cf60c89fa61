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

/** Sides that need another n8n end the shared one, so they come last; they do not need a warm-up. */
export function roundsOf(all: Side[], { runs, warmUp }: Rounds): Round[] {
	const of = (kind: Side['needs']): Side[] => all.filter(({ needs }) => needs === kind);
	const shared = of(undefined);
	const counted = [shared, of('lazyExpressions'), of('fresh')].flatMap((sides) =>
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
