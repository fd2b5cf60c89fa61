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
import { sendLoad } from '../load/send';
import type { World } from '../world';
import type { Cluster } from './cluster';
import { Executions } from './executions';
import { killWorker, rememberUnfinished } from './killing';

const requests = 100;
const concurrency = 10;
const executionsPerWorker = 10;
const timeoutMs = 120_000;
const slowMs = 4_000;

interface Sender {
	name: string;
	row: Row;
	/** How the sandbox ends what the node signed in with; absent if every request is signed by itself. */
	ends?: 'expireSession' | 'expireToken';
	/** What the callers send, one item each; `key` is a text that no other item contains. */
	items: Array<{ key: string; item: IDataObject }>;
}

const withKey = <Item extends IDataObject>(items: Item[], key: (item: Item) => string): Sender['items'] =>
	items.map((item) => ({ key: key(item), item: { ...item } }));

/**
 * One row per way of sending that shares no code before the delivery engine; Push Event has rounds of its own too.
 * They are run in pairs, which is enough work for both workers. Of a pair at most one signs in with Adobe IMS: a request
 * whose new token expires again, because the other one's expiry came just then, is rightly rejected.
 */
const senders: Sender[][] = [
	[
		{
			...{ name: 'Push Event', row: pushEvent, ends: 'expireSession' },
			items: withKey(events(requests), ({ externalId }) => externalId),
		},
		{
			...{ name: 'Execute Campaign', row: executeCampaign, ends: 'expireToken' },
			items: withKey(recipients(requests), ({ userId }) => userId),
		},
	],
	[
		{
			...{ name: 'Request Campaign, REST', row: requestCampaign, ends: 'expireToken' },
			items: withKey(leads(requests), ({ email }) => email),
		},
		{
			...{ name: 'Transactional Send', row: transactionalSend, ends: 'expireToken' },
			items: withKey(customers(requests), ({ email }) => email),
		},
	],
	[
		{
			...{ name: 'Request Campaign, SOAP', row: requestCampaignOverSoap },
			items: withKey(leads(requests), ({ email }) => email),
		},
		{
			...{ name: 'Stream Ingest', row: streamIngest, ends: 'expireToken' },
			items: withKey(entities(requests), ({ _id }) => _id),
		},
	],
];

/** Every sending node with one token expiry and one killed worker: nothing missing, nothing doubled. */
export async function checkEveryNode(
	world: World,
	checks: Checks,
	postgresPort: number,
	cluster: Cluster,
	workers: Instance[],
): Promise<void> {
	for (const [index, pair] of senders.entries()) {
		await checks.check(
			`${pair.map(({ name }) => name).join(' and ')}: ${requests} requests each, their tokens expire and a worker is killed; nothing missing, nothing doubled`,
			async () => {
				const next = async () => await cluster.startWorker(`queue-worker-${index}`);
				return await round(world, postgresPort, cluster, pair, workers, next);
			},
			(lost) => `${lost} lost with the worker`,
		);
	}
}

/** A way of sending whose workflow is published. */
interface Bridge extends Sender {
	path: string;
	stored: Executions;
}

/** @returns how many executions were lost with the worker */
async function round(
	world: World,
	postgresPort: number,
	{ api }: Cluster,
	pair: Sender[],
	workers: Instance[],
	startWorker: () => Promise<Instance>,
): Promise<number> {
	const { sandbox } = world;
	sandbox.reset();
	// How callers share the limits of Marketo is not what is looked at here.
	sandbox.platforms.marketo.controls.set({ maxCalls: 0, maxConcurrent: 0 });
	const bridges: Bridge[] = [];
	for (const sender of pair) {
		const { name, row } = sender;
		const path = `kill-${row.method}`;
		const credentials = Object.entries(row.credentials(sandbox.url)).map(([type, data]) => ({
			name: type,
			type,
			data,
		}));
		const credentialIds = await saveCredentials(api, credentials);
		const saved = await saveWorkflow(api, workflowOf(name, path, row, sandbox.url), credentialIds);
		await activateWorkflow(api, saved);
		bridges.push({ ...sender, path, stored: new Executions(postgresPort, saved.id) });
	}
	const inFlight = new Map<string, string>();
	let done: Promise<unknown> = Promise.resolve();
	let responses = 0;
	const kill = async (): Promise<void> => {
		const killed = workers.shift();
		if (killed) killWorker(killed);
		for (const { stored } of bridges) await rememberUnfinished(stored, inFlight);
		workers.push(await startWorker());
	};
	const onResponse = (): void => {
		responses += 1;
		const all = pair.length * requests;
		for (const {
			row: { method },
			ends,
		} of pair) {
			if (responses === all / 4 && ends) sandbox.faults.add({ method, [ends]: true });
			// The platform is slow for a moment, so that the worker is fully busy when it dies.
			if (responses === all / 2) sandbox.faults.add({ method, delayMs: slowMs, times: concurrency });
		}
		if (responses === all / 2) done = new Promise((resolve) => setTimeout(resolve, slowMs / 2)).then(kill);
	};
	await Promise.all(
		bridges.map(async ({ path, items }) => {
			const address = `${api.url}/webhook/${path}`;
			const body = (index: number) => [items[index]?.item];
			await sendLoad({ ...{ address, requests, concurrency, timeoutMs, onResponse }, body });
		}),
	);
	await done;
	let lost = 0;
	for (const bridge of bridges) lost += await lostOf(bridge, sandbox, inFlight);
	ok(lost <= executionsPerWorker, `${lost} executions did not succeed`);
	return lost;
}

/** Of how many requests the execution did not succeed; each other one must have arrived once. */
async function lostOf(
	{ row, items, stored }: Bridge,
	sandbox: World['sandbox'],
	inFlight: ReadonlyMap<string, string>,
): Promise<number> {
	const executions = await stored.settled();
	equal(executions.length, requests, `${executions.length} executions`);
	const lostContents = executions
		.filter(({ status }) => status !== 'success')
		.map(({ id }) => inFlight.get(id) ?? `execution ${id}, which was not in flight`);
	const isLost = (key: string): boolean => lostContents.some((content) => content.includes(`"${key}"`));
	const given = items.map(({ item }) => item);
	const arrived = row.arrivals?.(sandbox, given) ?? [];
	const missing = items.filter(({ key }, index) => arrived[index] === 0 && !isLost(key)).map(({ key }) => key);
	const doubled = items.filter((_, index) => (arrived[index] ?? 0) > 1).map(({ key }) => key);
	deepEqual({ missing, doubled }, { missing: [], doubled: [] });
	return lostContents.length;
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
