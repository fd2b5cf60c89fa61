import type { IDataObject } from 'n8n-workflow';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { saveCredentials } from '../../../scripts/start/credentials';
import type { Instance } from '../../../scripts/start/instance';
import { activateWorkflow, saveWorkflow } from '../../../scripts/start/workflows';
import type { Json } from '../../../scripts/start/json';
import { customers as events, pushEvent } from '../../engine/bench/adobeCampaign';
import { customers, transactionalSend } from '../../engine/bench/campaignTransactional';
import { events as entities, streamIngest } from '../../engine/bench/experiencePlatform';
import { executeCampaign, recipients } from '../../engine/bench/journeyOptimizer';
import { leads, requestCampaign, requestCampaignOverSoap } from '../../engine/bench/marketo';
import type { Row } from '../../engine/bench/row';
import { chained, node, wired } from '../chains/shapeNodes';
import type { Checks } from '../checks';
import { perSecond, sendLoad } from '../load/send';
import type { World } from '../world';
import type { Cluster } from './cluster';
import { Executions } from './executions';
import { killWorker, rememberUnfinished } from './killing';

const requests = 100;
const concurrency = 20;
const executionsPerWorker = 10;
const timeoutMs = 120_000;
const slowMs = 4_000;

interface Sender {
	name: string;
	row: Row;
	/** What the callers send, one item each; `key` is a text that no other item contains. */
	items: Array<{ key: string; item: IDataObject }>;
}

const withKey = <Item extends IDataObject>(items: Item[], key: (item: Item) => string): Sender['items'] =>
	items.map((item) => ({ key: key(item), item: { ...item } }));

/** One row per way of sending that shares no code before the delivery engine; Push Event has rounds of its own too. */
const senders: Sender[] = [
	{ name: 'Push Event', row: pushEvent, items: withKey(events(requests), ({ externalId }) => externalId) },
	{ name: 'Request Campaign, REST', row: requestCampaign, items: withKey(leads(requests), ({ email }) => email) },
	{
		name: 'Request Campaign, SOAP',
		row: requestCampaignOverSoap,
		items: withKey(leads(requests), ({ email }) => email),
	},
	{ name: 'Transactional Send', row: transactionalSend, items: withKey(customers(requests), ({ email }) => email) },
	{ name: 'Stream Ingest', row: streamIngest, items: withKey(entities(requests), ({ _id }) => _id) },
	{ name: 'Execute Campaign', row: executeCampaign, items: withKey(recipients(requests), ({ userId }) => userId) },
];

/** Every sending node with one token expiry and one killed worker: nothing missing, nothing doubled. */
export async function checkEveryNode(
	world: World,
	checks: Checks,
	postgresPort: number,
	cluster: Cluster,
	workers: Instance[],
): Promise<void> {
	for (const [index, sender] of senders.entries()) {
		await checks.check(
			`${sender.name}: ${requests} requests, the tokens expire and a worker is killed; nothing missing, nothing doubled`,
			async () => {
				const next = async () => await cluster.startWorker(`queue-worker-${sender.row.node}-${index}`);
				return await round(world, postgresPort, cluster, sender, workers, next);
			},
			({ lost, pace }) => `${pace}, ${lost} lost with the worker`,
		);
	}
}

async function round(
	world: World,
	postgresPort: number,
	{ api }: Cluster,
	{ name, row, items }: Sender,
	workers: Instance[],
	startWorker: () => Promise<Instance>,
): Promise<{ lost: number; pace: string }> {
	const { sandbox } = world;
	sandbox.reset();
	// How callers share the limits of Marketo is not what is looked at here.
	sandbox.platforms.marketo.controls.set({ maxCalls: 0, maxConcurrent: 0 });
	const path = `kill-${row.method}`;
	const credentials = Object.entries(row.credentials(sandbox.url)).map(([type, data]) => ({ name: type, type, data }));
	const credentialIds = await saveCredentials(api, credentials);
	const saved = await saveWorkflow(api, workflowOf(name, path, row, sandbox.url), credentialIds);
	await activateWorkflow(api, saved);
	const stored = new Executions(postgresPort, saved.id);
	const inFlight = new Map<string, string>();
	let done: Promise<unknown> = Promise.resolve();
	const onResponse = (received: number): void => {
		if (received === requests / 4) sandbox.faults.add({ method: row.method, expireToken: true, expireSession: true });
		if (received !== requests / 2) return;
		// The platform is slow for a moment, so that the worker is fully busy when it dies.
		sandbox.faults.add({ method: row.method, delayMs: slowMs, times: concurrency });
		done = new Promise((resolve) => setTimeout(resolve, slowMs / 2)).then(async () => {
			const killed = workers.shift();
			if (killed) killWorker(killed);
			await rememberUnfinished(stored, inFlight);
			workers.push(await startWorker());
		});
	};
	const sent = await sendLoad({
		...{ address: `${api.url}/webhook/${path}`, requests, concurrency, timeoutMs, onResponse },
		body: (index) => [items[index]?.item],
	});
	await done;
	const executions = await stored.settled();
	equal(executions.length, requests, `${executions.length} executions`);
	const lostContents = executions
		.filter(({ status }) => status !== 'success')
		.map(({ id }) => inFlight.get(id) ?? `execution ${id}, which was not in flight`);
	ok(lostContents.length <= executionsPerWorker, `${lostContents.length} executions did not succeed`);
	const isLost = (key: string): boolean => lostContents.some((content) => content.includes(`"${key}"`));
	const given = items.map(({ item }) => item);
	const arrived = row.arrivals?.(sandbox, given) ?? [];
	const missing = items.filter(({ key }, index) => arrived[index] === 0 && !isLost(key)).map(({ key }) => key);
	const doubled = items.filter((_, index) => (arrived[index] ?? 0) > 1).map(({ key }) => key);
	deepEqual({ missing, doubled }, { missing: [], doubled: [] });
	return { lost: lostContents.length, pace: perSecond(sent) };
}

/** A bridge: each request is an execution that responds with the node's items. */
function workflowOf(name: string, path: string, row: Row, sandboxUrl: string): Json {
	const hook = { httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'allEntries', options: {} };
	const webhook = { ...node('Webhook', 'n8n-nodes-base.webhook', 2, hook), webhookId: path };
	const split = node('One item each', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body', options: {} });
	const sending = {
		...node('Send', `n8n-nodes-campaign-bridge.${row.node}`, 1, row.parameters(sandboxUrl)),
		credentials: Object.fromEntries(Object.keys(row.credentials(sandboxUrl)).map((type) => [type, {}])),
		onError: 'continueRegularOutput',
	};
	const connections = wired(chained('Webhook', 'One item each', 'Send'));
	return {
		name: `Kill a worker: ${name}`,
		nodes: [webhook, split, sending],
		connections,
		settings: { executionOrder: 'v1' },
	};
}
