import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../sandbox/server';
import type { CredentialStore } from '../harness/credentials';
import type { TargetNode } from '../harness/graph';
import type { RunOptions, RunResult } from '../harness/workflow';
import { arrivals, CampaignBench, customers } from './campaign';
import { JourneyBench, recipients } from './journeyOptimizer';
import { leads, MarketoBench, welcome } from './marketo';
import { events, IngestBench } from './streamIngest';
import * as transactional from './transactional';

export type EveryOptions = Partial<Omit<RunOptions, 'items' | 'node'>> & { node?: Partial<TargetNode> };

/** One action node with a sandbox to send to, as all of them look to a rule that holds for every node. */
export interface Sender {
	sandbox: Sandbox;
	store(): CredentialStore;
	/** Runs the node so that every item has a call of its own. */
	run(items: IDataObject[], options: INodeParameters, more: EveryOptions): Promise<RunResult>;
	/** Items that the platform takes. */
	good: IDataObject[];
	/** An item that is refused before sending. */
	bad: IDataObject;
	/** The sending operation, as the sandbox names it. */
	method: string;
	/** What tells an item's call from the others: a text of its body. */
	mark(index: number): string;
	/** How often each good item was taken by the platform. */
	arrivals(): number[];
	/** What crossed the wire since the last `reset`, oldest first. */
	wire: ReadonlyArray<{ body: string }>;
	reset(): void;
	close(): Promise<void>;
}

/** Enough for something to come before, between and after what goes wrong. */
const count = 4;

/** A row for each action node that sends, in each of its ways that share no code before the delivery engine. */
export const everyNode: Array<[name: string, open: () => Promise<Sender>]> = [
	['Adobe Campaign Push Event', pushEvent],
	['Marketo Request Campaign over REST', async () => await requestCampaign('rest')],
	['Marketo Request Campaign over SOAP', async () => await requestCampaign('soap')],
	['Adobe Campaign Transactional Send', transactionalSend],
	['Adobe Experience Platform Stream Ingest', streamIngest],
	['Adobe Journey Optimizer Execute Campaign', executeCampaign],
];

async function pushEvent(): Promise<Sender> {
	const bench = await CampaignBench.open();
	const good = customers(count);
	return {
		...common(bench),
		run: async (items, options, more) => await bench.push(items, { options }, more),
		...{ good, bad: { email: 'nobody' }, method: 'PushEvent' },
		mark: (index) => `"order-${index}"`,
		arrivals: () => arrivals(bench.sandbox, good),
	};
}

/** Different tokens keep leads from sharing a call. */
async function requestCampaign(api: 'rest' | 'soap'): Promise<Sender> {
	const bench = await MarketoBench.open();
	const good = leads(count).map((lead, index) => ({ ...lead, tokens: { 'my.message': `mark-${index}` } }));
	const byName = { campaignBy: 'name', programName: 'Onboarding', campaignName: 'Send Welcome' };
	const campaign = api === 'soap' ? { api, ...byName } : { api };
	return {
		...common(bench),
		run: async (items, options, more) => await bench.request(items, { ...campaign, options }, more),
		...{ good, bad: { email: '' }, method: api === 'soap' ? 'requestCampaign' : 'trigger' },
		mark: (index) => `mark-${index}`,
		arrivals: () =>
			bench.arrivals(
				good.map(({ email }) => email),
				welcome,
			),
	};
}

async function transactionalSend(): Promise<Sender> {
	const bench = await transactional.TransactionalBench.open();
	const good = transactional.customers(count);
	return {
		...common(bench),
		run: async (items, options, more) => await bench.send(items, { options }, more),
		...{ good, bad: { email: 'nobody' }, method: 'send' },
		mark: (index) => `customer${index}@`,
		arrivals: () => transactional.arrivals(bench.sandbox, good),
	};
}

async function streamIngest(): Promise<Sender> {
	const bench = await IngestBench.open();
	const good = events(count);
	return {
		...common(bench),
		run: async (items, options, more) => await bench.ingest(items, { sendMode: 'single', options }, more),
		...{ good, bad: { _id: 'event-bad', timestamp: 'yesterday' }, method: 'single' },
		mark: (index) => `"event-${index}"`,
		arrivals: () => bench.arrivals(good),
	};
}

async function executeCampaign(): Promise<Sender> {
	const bench = await JourneyBench.open();
	const good = recipients(count);
	return {
		...common(bench),
		run: async (items, options, more) => await bench.execute(items, { options }, more),
		...{ good, bad: { userId: '', namespace: 'email' }, method: 'unitary' },
		mark: (index) => `customer${index}@`,
		arrivals: () => bench.arrivals(good),
	};
}

interface Bench {
	sandbox: Sandbox;
	wire: ReadonlyArray<{ body: string }>;
	store(): CredentialStore;
	reset(): void;
	close(): Promise<void>;
}

function common(bench: Bench): Bench {
	const { sandbox, wire } = bench;
	return {
		sandbox,
		wire,
		store: () => bench.store(),
		reset: () => bench.reset(),
		close: async () => await bench.close(),
	};
}
