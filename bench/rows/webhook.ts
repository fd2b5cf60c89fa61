import { sendLoad, type Sent } from '../../test/e2e/load/send';
import type { BenchN8n, Webhook } from '../stage/n8n';
import { chain, type Step } from './workflow';

/** Longer than a caller waits here, even behind Marketo's quota. */
const timeoutMs = 300_000;

/** Publishes a workflow of a webhook, a node that makes an item of each element of the body, and these nodes. */
export async function publish(n8n: BenchN8n, key: string, steps: Step[]): Promise<Webhook> {
	const path = `bench-${key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
	const workflow = chain(`Bench webhook: ${key}`, [
		{
			...{ name: 'Webhook', type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: path },
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'allEntries', options: {} },
		},
		{
			...{ name: 'Items', type: 'n8n-nodes-base.splitOut', typeVersion: 1 },
			parameters: { fieldToSplitOut: 'body', options: {} },
		},
		...steps,
	]);
	return await n8n.publish(workflow, path);
}

/**
 * Calls a webhook with one item per request.
 *
 * @param item JavaScript: the data of the item with the index `i`
 * @param callers how many wait for a response at the same time
 */
export async function call(
	{ address }: Webhook,
	item: string,
	requests: number,
	callers: number,
	first = 0,
): Promise<Sent> {
	const make = new Function('i', `return [${item}];`);
	const body = (index: number): unknown => make(first + index);
	return await sendLoad({ address, requests, concurrency: callers, timeoutMs, body });
}
