import { count, object } from './json';

/** How many messages have arrived at a platform since the sandbox started, according to the sandbox. */
export async function countArrived(sandboxUrl: string, platform: string): Promise<number> {
	const response = await fetch(`${sandboxUrl}/sandbox/messages?limit=0`);
	const journal: unknown = await response.json();
	return count(object(object(journal)['counts'])[platform]);
}
