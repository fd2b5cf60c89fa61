import { count, object } from './json';
import type { Json } from './json';

/** How many messages have arrived at a platform since the sandbox started, according to the sandbox. */
export async function countArrived(sandboxUrl: string, platform: string): Promise<number> {
	const response = await fetch(`${sandboxUrl}/sandbox/messages?limit=0`);
	const journal: unknown = await response.json();
	return count(object(object(journal)['counts'])[platform]);
}

/** Lets the sandbox fail requests to come, as an example wants it. */
export async function addFaults(sandboxUrl: string, faults: Json[]): Promise<void> {
	for (const fault of faults) {
		await fetch(`${sandboxUrl}/sandbox/faults`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(fault),
		});
	}
}
