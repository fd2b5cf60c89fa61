import type { Row } from '../rows/row';
import type { Result } from './measure';

const units = { seconds: 's', milliseconds: 'ms', megabytes: 'MB' };

/** A measured value with its unit, three digits that mean something. */
export function figure(value: number, unit: Row['unit'] = 'seconds'): string {
	const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
	return `${value.toFixed(digits)} ${units[unit]}`;
}

/** A row's target in words. */
export function target({ direction, target: limit }: Pick<Row, 'direction' | 'target'>): string {
	return `${direction === 'faster' ? '≥' : '≤'} ${limit}`;
}

/** How far the ratios of the single runs lie apart, as a part of their median. */
export function spread({ row, runs, ratio }: Result): number {
	const ratios = runs.map(([ours, theirs]) => (row.direction === 'faster' ? theirs / ours : ours / theirs));
	return (Math.max(...ratios) - Math.min(...ratios)) / ratio;
}
