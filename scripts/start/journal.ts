import { count, object } from './json';

/** What the sandbox has received: the other side's word on what really arrived. */
export async function clearJournal(sandboxUrl: string): Promise<void> {
	await fetch(`${sandboxUrl}/sandbox/messages`, { method: 'DELETE' });
}

export async function countArrived(sandboxUrl: string, platform: string): Promise<number> {
	const response = await fetch(`${sandboxUrl}/sandbox/messages`);
	const journal: unknown = await response.json();
	return count(object(object(journal)['counts'])[platform]);
}
