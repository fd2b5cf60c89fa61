import type { IDataObject } from 'n8n-workflow';

import { deduplication } from '../../harness/deduplication';
import { toolRun } from '../../harness/tool';
import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { entities, events, streamIngest } from '../bench/experiencePlatform';
import { details, jsons, outcomes } from '../bench/items';
import { executeCampaign, recipients } from '../bench/journeyOptimizer';
import { duplicate } from '../bench/keyed';
import { leads, requestCampaign } from '../bench/marketo';

let bench: Bench<'campaign'>;
beforeAll(async () => {
	bench = await Bench.open(pushEvent);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

const sendOnceKey = '={{ $json.key }}';
const keyed = (items: IDataObject[]): IDataObject[] => items.map((item, index) => ({ ...item, key: `W-${index}` }));

describe('keys', () => {
	const one = (key: unknown): IDataObject[] => [{ ...customers(1)[0], ctx: {}, key: JSON.stringify(key) }];
	const read = '={{ JSON.parse($json.key) }}';

	test.each([
		['a list', ['W-1'], 'must be a single value'],
		['an object', { order: 1 }, 'must be a single value'],
		['a text of 501 characters', 'x'.repeat(501), '501 characters, more than 500'],
		['a number that is rounded', 2 ** 60, 'is not an exact number'],
	])('%s is refused, in a dry run too', async (_name, key, words) => {
		for (const dryRun of [false, true]) {
			const { outputs } = await bench.runOn(one(key), { options: { sendOnceKey: read, dryRun } });
			expect(outcomes(outputs[0])).toEqual(['rejected']);
			expect(outputs[0]?.[0]?.json.error).toContain(words);
		}
		expect(bench.wire).toEqual([]);
		expect(deduplication.size).toBe(0);
	});

	test.each([
		['a number', 1001, '1001'],
		['a truth value', true, 'true'],
		['zero', 0, '0'],
		['a text of 500 characters', 'x'.repeat(500), 'x'.repeat(500)],
		['blanks around it', ' W-1 ', 'W-1'],
	])('%s counts as its text', async (_name, key, text) => {
		await bench.run(one(key), { options: { sendOnceKey: read } });
		const again = await bench.run(one(text), { options: { sendOnceKey: read } });
		expect(jsons(again)).toEqual([duplicate]);
	});

	test.each([[''], [null], ['  ']])('%j is no key: everything is sent', async (key) => {
		for (const _execution of [1, 2]) await bench.run(one(key), { options: { sendOnceKey: read } });
		expect(bench.calls()).toHaveLength(2);
		expect(deduplication.calls.record).toBe(0);
	});
});

describe('messages that share calls', () => {
	test('duplicates are left out of a batch of events', async () => {
		const items = keyed(customers(10));
		const parameters = { sendMode: 'batched', options: { batchSize: 4, sendOnceKey } };
		await bench.run(items.slice(0, 5), parameters);
		bench.wire.length = 0;
		const { outputs } = await bench.run(items, parameters);
		expect(outputs[0]?.map(({ json }) => json.duplicate === true)).toEqual([
			...[true, true, true, true, true],
			...[false, false, false, false, false],
		]);
		expect(bench.arrivals(items)).toEqual(Array(10).fill(1));
	});

	test('duplicates are left out of the leads of a trigger', async () => {
		const marketo = bench.as(requestCampaign);
		const items = leads(6).map((lead, index) => ({ ...lead, key: `W-${index}` }));
		await marketo.run(items.slice(0, 3), { options: { sendOnceKey } });
		const again = await marketo.run(items, { options: { sendOnceKey } });
		expect(again.error).toBeUndefined();
		expect(marketo.arrivals(items)).toEqual(Array(6).fill(1));
		expect(marketo.calls()).toHaveLength(2);
	});

	test('a nightly file that is run twice at once is sent once', async () => {
		const items = keyed(customers(300));
		const parameters = { sendMode: 'batched', options: { batchSize: 50, sendOnceKey } };
		const [first, second] = await Promise.all([bench.run(items, parameters), bench.run(items, parameters)]);
		expect([...outcomes(first.outputs[0]), ...outcomes(second.outputs[0])]).toEqual(Array(600).fill('accepted'));
		expect(bench.arrivals(items)).toEqual(Array(300).fill(1));
	});
});

describe('a process that dies in the middle', () => {
	test('what it had not sent by far is sent by the next execution', async () => {
		const items = keyed(customers(500));
		let release = (): void => {};
		const stuck = new Promise<void>((resolve) => (release = resolve));
		bench.sandbox.faults.add({ method: 'PushEvent', skip: 20, times: 0, hang: true });
		const claimed = bench.arrival(({ body }) => body.includes('"order-20"')).then(() => deduplication.size);
		const dying = bench.run(items, { options: { sendOnceKey, concurrency: 1 } }, { cancelWhen: stuck });
		// A hundred keys ahead at most, each with what shows that it is open.
		expect(await claimed).toBeLessThan(20 + 2 * 130);
		release();
		await dying;
	});
});

describe('where the memory of n8n is lost', () => {
	test('Stream Ingest: the same key makes the same _id, another workflow another one', async () => {
		const platform = bench.as(streamIngest);
		const items = events(2).map(({ _id, ...event }, index) => ({ ...event, key: `W-${index}` }));
		const parameters = { options: { sendOnceKey } };
		const ids = (): unknown[] => entities(platform).map(({ _id }) => _id);
		await platform.run(items, parameters);
		deduplication.clear();
		await platform.run(items, parameters);
		await platform.run(items, parameters, { workflowId: 'other' });
		const [a, b, ...later] = ids();
		expect(later.slice(0, 2)).toEqual([a, b]);
		expect(new Set(ids()).size).toBe(4);
		expect(a).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
	});

	test('Stream Ingest: an _id of the entity stays', async () => {
		const platform = bench.as(streamIngest);
		const items = events(1).map((event) => ({ ...event, key: 'W-0' }));
		await platform.run(items, { options: { sendOnceKey } });
		expect(entities(platform).map(({ _id }) => _id)).toEqual(items.map(({ _id }) => _id));
	});

	test('Execute Campaign: the platform recognises the request, and the item is a duplicate', async () => {
		const platform = bench.as(executeCampaign);
		const items = recipients(2).map(({ ...recipient }) => recipient);
		const options = { sendOnceKey: '={{ $json.userId }}' };
		await platform.run(items, { options });
		deduplication.clear();
		const again = await platform.run(items, { options });
		expect(jsons(again)).toEqual([duplicate, duplicate]);
		expect(platform.arrivals(items)).toEqual([1, 1]);
	});

	test('Execute Campaign: several recipients in a call have no such ID', async () => {
		const platform = bench.as(executeCampaign);
		const options = { sendOnceKey: '={{ $json.userId }}', recipientsPerCall: 2 };
		await platform.run(recipients(2), { options });
		deduplication.clear();
		await platform.run(recipients(2), { options });
		const [first, second] = platform.bodies().map(({ requestId }) => requestId);
		expect(first).not.toBe(second);
	});
});

test.each(['engine', 'agent'] as const)('a tool of an AI agent sends a message once (%s)', async (route) => {
	const parameters = {
		...{ eventType: { __rl: true, mode: 'id', value: 'order_confirmation' }, dataMode: 'defineBelow' },
		email: "={{ $fromAI('email', '', 'string') }}",
		additionalFields: { externalId: "={{ $fromAI('reference', '', 'string') }}" },
		options: { sendOnceKey: "={{ $fromAI('reference', '', 'string') }}" },
	};
	const call = { email: 'ann@example.com', reference: 'tool-0' };
	const node = { type: 'adobeCampaignPushEvent', parameters };
	const { response } = await toolRun({
		...{ loader: bench.loader, node, route },
		credentials: bench.store(),
		calls: [call, { ...call }],
	});
	expect(bench.sandbox.journal.timesTaken('campaign', 'tool-0')).toBe(1);
	expect(JSON.stringify(response)).toContain('duplicate');
});

test('retrying an execution that stopped sends the rest', async () => {
	const items = keyed(customers(20));
	bench.sandbox.faults.add({ method: 'PushEvent', bodyIncludes: '"order-12"', drop: true, execute: true });
	const options = { sendOnceKey, concurrency: 1 };
	const stopped = await bench.run(items, { options });
	expect(stopped.error?.description).toContain('12 accepted, 1 unknown, 7 not sent.');
	const retried = await bench.runOn(items, { options });
	expect(details(jsons(retried)[12])).toMatchObject({ outcome: 'unknown', duplicate: true });
	expect(jsons(retried).filter((json) => json.duplicate === true)).toHaveLength(12);
	expect(bench.arrivals(items)).toEqual(Array(20).fill(1));
});
