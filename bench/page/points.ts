import { pushByHttp, pushSide } from '../rows/push';
import type { Side } from '../rows/side';
import type { Reporter } from '../../scripts/start/progress';
import type { Stage } from '../stage/stage';

/** A measured time, or why it could not be measured. */
export interface Point {
	series: string;
	items: number;
	seconds?: number;
	why?: string;
}

export interface Series {
	name: string;
	side: (items: number) => Side;
}

/** What the plot shows. */
export const series: Series[] = [
	{ name: 'HTTP Request node', side: pushByHttp },
	{ name: 'Push Event, one call per item', side: (items) => pushSide('perItem', items) },
	{ name: 'Push Event, batched', side: (items) => pushSide('batched', items) },
];

export const sizes = [100, 1_000, 10_000, 100_000];

/**
 * Measures every series once at every size.
 *
 * @param known the seconds of the sides that the rows have measured already, by key
 */
export async function measurePoints(stage: Stage, report: Reporter, known: Map<string, number>): Promise<Point[]> {
	for (const { side } of series) await side(sizes[0] ?? 1).measure(stage);
	const points: Point[] = [];
	for (const items of sizes) {
		for (const { name, side: sideOf } of series) {
			const side = sideOf(items);
			try {
				const seconds = known.get(side.key) ?? (await side.measure(stage)).value;
				points.push({ series: name, items, seconds });
				report.say(`  ${name} × ${items}: ${seconds.toPrecision(3)} s`);
			} catch (error) {
				const why = error instanceof Error ? error.message : String(error);
				points.push({ series: name, items, why });
				report.say(`  ${name} × ${items} did not finish: ${why}`);
				// What a process out of sockets measures next would be about the process.
				await stage.endN8n();
			}
		}
	}
	return points;
}
