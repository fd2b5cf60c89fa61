import { setTimeout } from 'node:timers/promises';
import type { N8nApi } from '../../../scripts/start/api';
import type { CredentialIds } from '../../../scripts/start/credentials';
import type { Json } from '../../../scripts/start/json';
import { activateWorkflow, saveWorkflow } from '../../../scripts/start/workflows';
import type { World } from '../world';
import type { Bridge } from './bridge';
import { countDeliveries, type Deliveries } from './deliveries';
import { sendLoad, type Sent } from './send';

const campaign = 1025;
const timeoutMs = 300_000;
/** The window in which Marketo, and the node by default, count requests. */
export const windowMs = 20_000;
let lastSentMs = -Infinity;

/** Waits until what the last round sent counts no more. */
export async function quiet(): Promise<void> {
	await setTimeout(Math.max(0, lastSentMs + windowMs + 1_000 - performance.now()));
}

/** Requests the campaign for leads by the addresses of the items. */
export function requestByEmail(options: Json = {}): Json {
	return {
		...{ api: 'rest', campaignBy: 'id', campaignId: { __rl: true, mode: 'id', value: String(campaign) } },
		...{ leadKeyType: 'EMAIL', dataMode: 'autoMapInputData', leadField: 'email', options },
	};
}

/** Publishes a webhook whose items' leads run through a campaign. The path is its name. */
export async function publishMarketoBridge(
	api: N8nApi,
	credentialIds: CredentialIds,
	path: string,
	options: Json = {},
): Promise<Bridge> {
	const at = (x: number) => ({ position: [x, 0] });
	const nodes: Json[] = [
		{
			...{ name: 'Leads', type: 'n8n-nodes-base.webhook', typeVersion: 2, id: `${path}-1`, webhookId: path, ...at(0) },
			parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'allEntries', options: {} },
		},
		{
			...{ name: 'One item per lead', type: 'n8n-nodes-base.splitOut', typeVersion: 1, id: `${path}-2`, ...at(300) },
			parameters: { fieldToSplitOut: 'body', options: {} },
		},
		{
			...{ name: 'Request campaign', type: 'n8n-nodes-campaign-bridge.marketoRequestCampaign', typeVersion: 1 },
			...{ id: `${path}-3`, ...at(600), onError: 'continueRegularOutput' },
			parameters: requestByEmail(options),
			credentials: { marketoApi: { id: 'choose-marketo-api', name: 'Marketo account' } },
		},
	];
	const main = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const connections = { Leads: main('One item per lead'), 'One item per lead': main('Request campaign') };
	const workflow = { name: path, nodes, connections, settings: { executionOrder: 'v1' } };
	const saved = await saveWorkflow(api, workflow, credentialIds);
	await activateWorkflow(api, saved);
	return { workflowId: saved.id, address: `${api.url}/webhook/${path}` };
}

/** What a round of webhooks came to, as callers and Marketo saw it. */
export interface MarketoRound {
	sent: Sent;
	deliveries: Deliveries;
	/** Responses that do not say that the campaign was requested, shortened. */
	others: string[];
	calls: number;
	/** Calls that Marketo turned away with 606 or 615. */
	turnedAway: number;
}

/** Sends webhooks with one lead each and counts what arrives. */
export async function marketoRound(
	{ sandbox }: World,
	{ address }: Bridge,
	requests: number,
	concurrency: number,
): Promise<MarketoRound> {
	const { journal } = sandbox;
	const { marketo } = sandbox.platforms;
	journal.clear();
	const quota = marketo.controls.values.quota;
	const emailOf = (index: number) => `lead${index + 1}@example.com`;
	const body = (index: number) => [{ email: emailOf(index) }];
	const sent = await sendLoad({ address, requests, concurrency, timeoutMs, body });
	lastSentMs = performance.now();
	const keys = Array.from({ length: requests }, (_, index) => leadKey(sandbox, emailOf(index)));
	const calls = marketoCalls(sandbox);
	return {
		...{ sent, calls, deliveries: countDeliveries(journal, 'marketo', keys) },
		others: sent.responses
			.filter(({ status, body: text }) => status !== 200 || !text.startsWith('[{"accepted":true'))
			.map(({ status, body: text }) => `${status} ${text.slice(0, 300)}`),
		turnedAway: calls - (quota - marketo.controls.values.quota),
	};
}

/** How the sandbox counts a lead that was taken into the campaign. */
export function leadKey({ platforms }: World['sandbox'], email: string): string {
	return `${campaign}/${platforms.marketo.leads.find('email', email)[0]?.id}`;
}

function marketoCalls({ journal }: World['sandbox']): number {
	return journal.calls('marketo').filter(({ operation }) => operation !== 'token').length;
}
