import type { Journal } from '../../../sandbox/journal';

/** How often each message arrived, according to the sandbox. */
export interface Deliveries {
	once: string[];
	missing: string[];
	doubled: string[];
}

export function countDeliveries(journal: Journal, platform: string, keys: string[]): Deliveries {
	const deliveries: Deliveries = { once: [], missing: [], doubled: [] };
	for (const key of keys) {
		const times = journal.timesTaken(platform, key);
		(times === 0 ? deliveries.missing : times === 1 ? deliveries.once : deliveries.doubled).push(key);
	}
	return deliveries;
}
