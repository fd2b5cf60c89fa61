import type { ItemReader } from '../shared/contract/itemReader';
import { DEFAULT_MAX_WAIT_SECONDS, DEFAULT_POLL_INTERVAL_SECONDS } from './waiting.description';

/** How patiently to ask for the status of an event. */
export interface Patience {
	/** How long to wait for a final status; undefined where the user does not want to wait. */
	maxWaitMs: number | undefined;
	/** The longest pause between two questions. */
	pollIntervalMs: number;
}

/** Shorter pauses would be an attack. */
const SHORTEST_POLL_INTERVAL_MS = 50;

/** Reads *Wait for Final Status* and what belongs to it. */
export function readPatience(item: ItemReader): Patience {
	const waits = item.parameter('wait') === true;
	const pollIntervalMs = milliseconds(item.parameter('pollInterval'), DEFAULT_POLL_INTERVAL_SECONDS);
	return {
		maxWaitMs: waits ? milliseconds(item.parameter('maxWait'), DEFAULT_MAX_WAIT_SECONDS) : undefined,
		pollIntervalMs: Math.max(SHORTEST_POLL_INTERVAL_MS, pollIntervalMs),
	};
}

function milliseconds(value: unknown, fallbackSeconds: number): number {
	const seconds = value === '' || value === null ? NaN : Number(value);
	return (Number.isFinite(seconds) && seconds >= 0 ? seconds : fallbackSeconds) * 1000;
}
