import type { TimelineView } from '../timeline';
import { groupOf } from './labels';

/** What the chart draws: the times in seconds, and for each name its values stacked on those before it. */
export interface ChartData {
	times: number[];
	/** The arrivals of each name in each step. */
	values: number[][];
	/** The same, each on top of the previous ones. */
	stacked: number[][];
}

/** @param names in the order in which they are stacked; what is not among them is left out */
export function chartData({ startMs, stepMs, series }: TimelineView, names: readonly string[]): ChartData {
	const steps = Math.max(0, ...Object.values(series).map(({ length }) => length));
	const times = Array.from({ length: steps }, (_, step) => (startMs + step * stepMs) / 1000);
	const values = names.map((name) =>
		times.map((_, step) =>
			Object.entries(series)
				.filter(([platform]) => groupOf(platform) === name)
				.reduce((sum, [, counts]) => sum + (counts[step] ?? 0), 0),
		),
	);
	const stacked = values.map((_, index) =>
		times.map((_time, step) => values.slice(0, index + 1).reduce((sum, counts) => sum + (counts[step] ?? 0), 0)),
	);
	return { times, values, stacked };
}
