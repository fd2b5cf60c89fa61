import type { ItemReader } from '../shared/contract/itemReader';
import type { Patience } from '../shared/delivery/watch';
import { readSecondsMs } from '../shared/item/number';
import { DEFAULT_MAX_WAIT_SECONDS, DEFAULT_POLL_INTERVAL_SECONDS } from './waiting.description';

/** Shorter pauses would be an attack. */
const SHORTEST_POLL_INTERVAL_MS = 50;

/** Reads *Wait for Final Status* and what belongs to it. */
export function readPatience(item: ItemReader): Patience {
	const waits = item.parameter('wait') === true;
	const pollIntervalMs = readSecondsMs(item.parameter('pollInterval'), DEFAULT_POLL_INTERVAL_SECONDS);
	return {
		maxWaitMs: waits ? readSecondsMs(item.parameter('maxWait'), DEFAULT_MAX_WAIT_SECONDS) : undefined,
		pollIntervalMs: Math.max(SHORTEST_POLL_INTERVAL_MS, pollIntervalMs),
	};
}
