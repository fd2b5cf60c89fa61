import type { Figures } from '../rows/side';

/** The middle value, or the mean of the two in the middle; NaN for an empty list. */
export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** The value below which this share of the values lies, between neighbours in proportion; NaN for an empty list. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const place = (sorted.length - 1) * share;
	const [below = NaN, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	return below + (above - below) * (place - Math.floor(place));
}

const names = ['value', 'busy', 'megabytes', 'perMinute', 'p50Ms', 'p99Ms', 'delivered'] as const;

/** The medians of each of the figures, and the smallest share that was delivered. */
export function medians(runs: readonly Figures[]): Figures {
	const result: Figures = { value: NaN };
	for (const name of names) {
		const values = runs.flatMap((run) => run[name] ?? []);
		if (values.length > 0) result[name] = name === 'delivered' ? Math.min(...values) : median(values);
	}
	return result;
}
