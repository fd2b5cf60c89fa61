import { duration, type Reporter } from '../../scripts/start/progress';
import { ratioOf, targetOf, verdictOf, type Row, type Verdict } from '../rows/row';
import type { Figures, Side } from '../rows/side';
import type { Stage } from '../stage/stage';
import { median, medians } from './median';
import { roundsOf, type Rounds } from './rounds';

/** The result of one row. */
export interface Result {
	row: Row;
	/** The medians. */
	ours: Figures;
	theirs: Figures;
	also?: Figures;
	ratio: number;
	target?: number;
	verdict: Verdict;
	/** One pair per round: ours, theirs. */
	runs: Array<[number, number]>;
}

export interface Failed {
	row: Row;
	why: string;
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
	const sides = new Map<string, Side>(rows.flatMap((row) => sidesOf(row).map((side) => [side.key, side])));
	const figures = new Map<string, Figures[]>();
	const failures = new Map<string, string>();
	for (const { name, sides: inRound, counts } of roundsOf([...sides.values()], rounds)) {
		for (const side of inRound) {
			if (failures.has(side.key)) continue;
			const startedMs = performance.now();
			try {
				const found = await side.measure(stage);
				if (counts) figures.set(side.key, [...(figures.get(side.key) ?? []), found]);
				report.say(`  ${name}: ${side.key}: ${describe(found)} (${duration(performance.now() - startedMs)})`);
			} catch (error) {
				failures.set(side.key, error instanceof Error ? error.message : String(error));
				report.say(`  ${name}: ${side.key} could not be measured: ${failures.get(side.key)}`);
				// What a process that is out of memory or sockets measures next would be about the process.
				await stage.endN8n();
			}
		}
	}
	const results: Result[] = [];
	const failed: Failed[] = [];
	for (const row of rows) {
		const why = sidesOf(row).flatMap(({ key }) => failures.get(key) ?? []);
		if (why.length > 0) failed.push({ row, why: why.join('; ') });
		else results.push(resultOf(row, ({ key }) => figures.get(key) ?? []));
	}
	return { results, failed };
}

function sidesOf({ sides: { ours, theirs, also }, target }: Row): Side[] {
	return [ours, theirs, ...(also ? [also] : []), ...(typeof target === 'object' ? [target.limit] : [])];
}

function describe({ value, ...others }: Figures): string {
	const more = Object.entries(others).map(([name, figure]) => `${name} ${Number(figure).toPrecision(3)}`);
	return [value.toPrecision(4), ...more].join(', ');
}

function resultOf(row: Row, figuresOf: (side: Side) => Figures[]): Result {
	const [ourRuns, theirRuns] = [figuresOf(row.sides.ours), figuresOf(row.sides.theirs)];
	const [ours, theirs] = [medians(ourRuns), medians(theirRuns)];
	const also = row.sides.also && medians(figuresOf(row.sides.also));
	const limit = typeof row.target === 'object' ? medians(figuresOf(row.target.limit)).value : NaN;
	const ratio = ratioOf(row, ours.value, theirs.value);
	const target = targetOf(row, theirs.value, limit);
	const runs = ourRuns.map(({ value }, round): [number, number] => [value, (theirRuns[round] ?? theirs).value]);
	return {
		...{ row, ours, theirs, ratio, runs, verdict: verdictOf(row, ratio, target, ours) },
		...(also ? { also } : {}),
		...(target === undefined ? {} : { target }),
	};
}

/** The spread of the ratios of single runs, as a fraction of their median; undefined for a single run. */
export function spread({ row, runs }: Result): number | undefined {
	if (runs.length < 2) return undefined;
	const ratios = runs.map(([ours, theirs]) => ratioOf(row, ours, theirs));
	return (Math.max(...ratios) - Math.min(...ratios)) / Math.abs(median(ratios));
}
