import type { Row } from '../rows/row';
import type { Result } from './measure';

const units = { seconds: 's', milliseconds: 'ms', megabytes: 'MB' };

/** A measured value with its unit and three significant digits. */
export function figure(value: number, unit: Row['unit'] = 'seconds'): string {
	const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
	return `${value.toFixed(digits)} ${units[unit]}`;
}

/** A row's target as text. */
export function target({ direction, target: limit }: Pick<Row, 'direction' | 'target'>): string {
	return `${direction === 'faster' ? '≥' : '≤'} ${limit}`;
}

/** The spread of the ratios of single runs, as a fraction of their median. */
export function spread({ row, runs, ratio }: Result): number {
	const ratios = runs.map(([ours, theirs]) => (row.direction === 'faster' ? theirs / ours : ours / theirs));
	return (Math.max(...ratios) - Math.min(...ratios)) / ratio;
}
