import type { ItemReader } from '../contract/itemReader';
import { readSecondsMs } from '../item/number';
import type { Patience } from './watch';

/** What *Poll Interval* and *Max Wait* are where the user leaves them empty, and what they are at least. */
export interface PatienceBounds {
	pollIntervalSeconds: number;
	maxWaitSeconds: number;
	leastPollIntervalMs: number;
	leastMaxWaitMs: number;
	/** Said where one of the two was raised to its least. */
	raised?: string;
}

/** Reads *Wait for Final Status* and what belongs to it. */
export function readPatience(item: ItemReader, bounds: PatienceBounds): Patience {
	const { leastPollIntervalMs, leastMaxWaitMs, raised } = bounds;
	if (item.parameter('wait') !== true) return { maxWaitMs: undefined, pollIntervalMs: leastPollIntervalMs };
	const pollIntervalMs = readSecondsMs(item.parameter('pollInterval'), bounds.pollIntervalSeconds);
	const maxWaitMs = readSecondsMs(item.parameter('maxWait'), bounds.maxWaitSeconds);
	if (raised !== undefined && (pollIntervalMs < leastPollIntervalMs || maxWaitMs < leastMaxWaitMs)) item.hint(raised);
	return {
		maxWaitMs: Math.max(leastMaxWaitMs, maxWaitMs),
		pollIntervalMs: Math.max(leastPollIntervalMs, pollIntervalMs),
	};
}
