import type { Side } from './side';

/** One line of the table. */
export interface Row {
	name: string;
	/** What is measured, as shown to people. */
	ours: string;
	beside: string;
	/** `faster`: theirs over ours, at least the target. `atMost`: ours over theirs, at most the target. */
	direction: 'faster' | 'atMost';
	target: number;
	unit?: 'seconds' | 'milliseconds' | 'megabytes';
	sides: { ours: Side; theirs: Side };
}

/** How many items a measurement uses: all, or fewer in a smoke run. */
export type Scale = (items: number) => number;

/** The ratio of a row, in the direction of its target. */
export function ratioOf({ direction }: Pick<Row, 'direction'>, ours: number, theirs: number): number {
	return direction === 'faster' ? theirs / ours : ours / theirs;
}

/** Whether a ratio reaches the row's target. */
export function isMet({ direction, target }: Pick<Row, 'direction' | 'target'>, ratio: number): boolean {
	return direction === 'faster' ? ratio >= target : ratio <= target;
}
