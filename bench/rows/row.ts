import type { Figures, Side } from './side';

/** The tables that rows belong to. */
export type Group = 'nodes' | 'latency' | 'bridge' | 'execution';

/**
 * How two values are compared: `faster`, theirs over ours, at least the target; `atMost` and `atLeast`, ours over theirs;
 * `more`, ours less theirs, at most the target.
 */
export type Direction = 'faster' | 'atMost' | 'atLeast' | 'more';

export type Unit = 'seconds' | 'milliseconds' | 'megabytes' | 'perSecond' | 'callsPerMessage';

/** One line of a table. */
export interface Row {
	name: string;
	group: Group;
	/** What is measured, as shown to people. */
	ours: string;
	beside: string;
	direction: Direction;
	/** Absent where the figure is only told. */
	target?: number | SameRun;
	unit?: Unit;
	/** `also` is measured for the table only. */
	sides: { ours: Side; theirs: Side; also?: Side };
}

/** A target that the same run sets: what this side reaches, less an allowance. */
export interface SameRun {
	limit: Side;
	/** How many times as much time as the limit is allowed. */
	allowance: number;
}

export type Verdict = 'met' | 'missed' | 'processor full' | 'told';

/** How many items a measurement uses: all, or fewer in a smoke run. */
export type Scale = (items: number) => number;

/** The comparison of a row, in the direction of its target. */
export function ratioOf({ direction }: Pick<Row, 'direction'>, ours: number, theirs: number): number {
	if (direction === 'more') return ours - theirs;
	return direction === 'faster' ? theirs / ours : ours / theirs;
}

/** The target of a row as a number, where it has one. */
export function targetOf(row: Row, theirs: number, limit: number): number | undefined {
	if (typeof row.target !== 'object') return row.target;
	return ratioOf(row, limit * row.target.allowance, theirs);
}

/** From here on, n8n's thread has no time left: with more requests at once, nothing gets faster. */
export const fullFrom = 0.9;

/** Whether a ratio reaches the target. */
export function verdictOf(
	{ group, direction }: Pick<Row, 'group' | 'direction'>,
	ratio: number,
	target: number | undefined,
	ours: Figures,
): Verdict {
	if (ours.delivered !== undefined && ours.delivered < 1) return 'missed';
	if (target === undefined) return 'told';
	const least = direction === 'faster' || direction === 'atLeast';
	if (least ? ratio >= target : ratio <= target) return 'met';
	return group === 'latency' && (ours.busy ?? 0) >= fullFrom ? 'processor full' : 'missed';
}
