import type { Reporter } from '../../scripts/start/progress';
import { isMet, ratioOf, type Row } from '../rows/row';
import type { Side } from '../rows/side';
import type { Stage } from '../stage/stage';
import { median } from './median';

/** The result of one row. */
export interface Result {
	row: Row;
	/** The medians. */
	ours: number;
	theirs: number;
	ratio: number;
	met: boolean;
	/** One pair per round: ours, theirs. */
	runs: Array<[number, number]>;
}

export interface Failed {
	row: Row;
	why: string;
}

/** How often each side is measured, and whether a warm-up round that does not count comes first. */
export interface Rounds {
	runs: number;
	warmUp: boolean;
}

interface Round {
	name: string;
	sides: Side[];
	counts: boolean;
}

/**
 * Measures rows in rounds. Each round measures every side once, so that a machine that becomes slower affects both sides
 * of a row.
 */
export async function measureRows(
	rows: Row[],
	rounds: Rounds,
	stage: Stage,
	report: Reporter,
): Promise<{ results: Result[]; failed: Failed[] }> {
	const sides = new Map<string, Side>(
		rows.flatMap(({ sides: { ours, theirs } }) => [ours, theirs].map((side) => [side.key, side])),
	);
	const values = new Map<string, number[]>();
	const failures = new Map<string, string>();
	for (const { name, sides: inRound, counts } of roundsOf([...sides.values()], rounds)) {
		for (const side of inRound) {
			if (failures.has(side.key)) continue;
			try {
				const value = await side.measure(stage);
				if (counts) values.set(side.key, [...(values.get(side.key) ?? []), value]);
				report.say(`  ${name}: ${side.key}: ${value.toPrecision(4)}`);
			} catch (error) {
				failures.set(side.key, error instanceof Error ? error.message : String(error));
				report.say(`  ${name}: ${side.key} could not be measured: ${failures.get(side.key)}`);
			}
		}
	}
	const results: Result[] = [];
	const failed: Failed[] = [];
	for (const row of rows) {
		const [ours, theirs] = [row.sides.ours.key, row.sides.theirs.key];
		const why = [ours, theirs].flatMap((key) => failures.get(key) ?? []).join('; ');
		if (why) failed.push({ row, why });
		else results.push(resultOf(row, values.get(ours) ?? [], values.get(theirs) ?? []));
	}
	return { results, failed };
}

/** Sides that start an n8n of their own end the shared one, so they come last; they do not need a warm-up. */
function roundsOf(all: Side[], { runs, warmUp }: Rounds): Round[] {
	const shared = all.filter(({ fresh }) => !fresh);
	const fresh = all.filter((side) => side.fresh);
	const counted = [shared, fresh].flatMap((sides) =>
		Array.from({ length: runs }, (_, place) => ({
			name: `round ${place + 1} of ${runs}`,
			sides: inTurn(sides, place),
			counts: true,
		})),
	);
	return warmUp ? [{ name: 'warm-up', sides: shared, counts: false }, ...counted] : counted;
}

/** Every second round runs backwards, because the second side has to collect the garbage of the first. */
function inTurn(sides: Side[], place: number): Side[] {
	return place % 2 === 0 ? sides : [...sides].reverse();
}

function resultOf(row: Row, ourValues: number[], theirValues: number[]): Result {
	const [ours, theirs] = [median(ourValues), median(theirValues)];
	const ratio = ratioOf(row, ours, theirs);
	const runs = ourValues.map((value, round): [number, number] => [value, theirValues[round] ?? NaN]);
	return { row, ours, theirs, ratio, met: isMet(row, ratio), runs };
}
