import { count, object } from './json';
import type { Json } from './json';

/** Clears the sandbox's record of what arrived. */
export async function clearJournal(sandboxUrl: string): Promise<void> {
	await fetch(`${sandboxUrl}/sandbox/messages`, { method: 'DELETE' });
}

/** How many messages have arrived at a platform, according to the sandbox. */
export async function countArrived(sandboxUrl: string, platform: string): Promise<number> {
	const response = await fetch(`${sandboxUrl}/sandbox/messages`);
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
