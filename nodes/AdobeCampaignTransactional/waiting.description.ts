import type { PatienceBounds } from '../shared/delivery/patience';
import { waitingProperties } from '../shared/description/waiting';

/** How patiently both nodes wait for the final status of an event. */
export const patience: PatienceBounds = {
	pollIntervalSeconds: 10,
	maxWaitSeconds: 300,
	// Shorter pauses would be an attack.
	leastPollIntervalMs: 50,
	leastMaxWaitMs: 0,
};

export const waiting = waitingProperties({
	...patience,
	leastSeconds: 1,
	pollInterval: 'Longest pause between two status requests; the first pauses are shorter',
	maxWait: 'Time after which polling stops. The item then has the outcome unknown, with its last status.',
});
