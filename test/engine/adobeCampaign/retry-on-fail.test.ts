import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { outcomes } from '../bench/items';
import { notStored } from '../bench/replies';

/** n8n runs the whole node again with all items. */
describe('Retry On Fail', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const oneByOne = { options: { concurrency: 1 } };
	const callsFor = (reference: string) =>
		bench.calls('PushEvent').filter(({ body }) => body.includes(`"${reference}"`)).length;

	test('accepted items are not sent again, a rejected one and those not sent are', async () => {
		const items = customers(4);
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', answer: notStored });
		const { outputs, error } = await bench.run(items, oneByOne, { node: retry });
		expect(error).toBeUndefined();
		expect(outcomes(outputs[0])).toEqual(Array(4).fill('accepted'));
		expect(bench.arrivals(items)).toEqual([1, 1, 1, 1]);
		expect(items.map(({ externalId }) => callsFor(externalId))).toEqual([1, 2, 1, 1]);
	});

	test('an accepted item keeps the event ID of the try that delivered it', async () => {
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', answer: notStored });
		const { outputs } = await bench.run(customers(2), oneByOne, { node: retry });
		const stored = bench.sandbox.journal.messages('campaign').map(({ detail }) => Reflect.get(detail, 'id'));
		expect(outputs[0]?.map(({ json }) => json.eventId)).toEqual(stored);
	});

	test('an item of unknown fate is not sent again', async () => {
		const items = customers(3);
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', drop: true, execute: true });
		const { error } = await bench.run(items, oneByOne, { node: retry });
		expect(callsFor('order-1')).toBe(1);
		expect(bench.arrivals(items).slice(0, 2)).toEqual([1, 1]);
		expect(error?.description).toContain('1 unknown');
	});

	test('items not yet sent are sent in the next try though an item before them is of unknown fate', async () => {
		const items = customers(3);
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', drop: true, execute: true });
		const { error } = await bench.run(items, oneByOne, { node: retry });
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
		expect(error?.description).toContain('2 accepted, 1 unknown.');
	});

	test('under a continue setting the first item, when rejected, is all that is sent again', async () => {
		const items = customers(3);
		bench.sandbox.faults.add({ bodyIncludes: 'order-0"', answer: notStored });
		const { outputs } = await bench.run(items, oneByOne, { node: { ...retry, onError: 'continueErrorOutput' } });
		expect(outcomes(outputs[0])).toEqual(Array(3).fill('accepted'));
		expect(items.map(({ externalId }) => callsFor(externalId))).toEqual([2, 1, 1]);
	});

	test('under a continue setting a first item of unknown fate stays unknown', async () => {
		const items = customers(2);
		bench.sandbox.faults.add({ bodyIncludes: 'order-0"', drop: true, execute: true });
		const { outputs } = await bench.runOn(items, oneByOne, { node: retry });
		expect(outcomes(outputs[0])).toEqual(['unknown', 'accepted']);
		expect(items.map(({ externalId }) => callsFor(externalId))).toEqual([1, 1]);
	});

	test('batched, only the items of the failed call are sent again', async () => {
		const items = customers(6);
		bench.sandbox.faults.add({ method: 'PushEvents', skip: 1, answer: notStored });
		const parameters = { sendMode: 'batched', options: { concurrency: 1, batchSize: 2 } };
		const { error } = await bench.run(items, parameters, { node: retry });
		expect(error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual(Array(6).fill(1));
		expect(bench.calls('PushEvents')).toHaveLength(4);
	});

	test('a loop is no retry: every pass sends all items', async () => {
		const items = customers(2);
		await bench.run(items, {}, { repeat: { by: 'loop', runs: 3 }, node: retry });
		expect(bench.arrivals(items)).toEqual([3, 3]);
	});

	test('branches are no retries: each sends all items', async () => {
		const items = customers(2);
		await bench.run(items, {}, { repeat: { by: 'branches', runs: 2 }, node: retry });
		expect(bench.arrivals(items)).toEqual([2, 2]);
	});

	test('a second execution is no retry', async () => {
		const items = customers(2);
		const credentials = bench.store();
		await bench.run(items, {}, { credentials });
		await bench.run(items, {}, { credentials });
		expect(bench.arrivals(items)).toEqual([2, 2]);
	});

	test('with Execute Once the single item is not sent again either', async () => {
		const items = customers(3);
		bench.sandbox.faults.add({ bodyIncludes: 'order-0"', drop: true, execute: true });
		await bench.run(items, {}, { node: { ...retry, executeOnce: true } });
		expect(bench.arrivals(items)).toEqual([1, 0, 0]);
		expect(bench.calls('PushEvent')).toHaveLength(1);
	});

	test('with Execute Once a rejected item is sent again', async () => {
		const items = customers(2);
		bench.sandbox.faults.add({ bodyIncludes: 'order-0"', answer: notStored });
		const { error } = await bench.run(items, {}, { node: { ...retry, executeOnce: true } });
		expect(error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual([1, 0]);
	});

	test('two equal items are both sent', async () => {
		const [item] = customers(1);
		if (!item) throw new Error('no item');
		await bench.run([item, { ...item }], {}, { node: retry });
		expect(bench.arrivals([item])).toEqual([2]);
	});

	test('an item refused before sending is checked anew and nothing else is sent twice', async () => {
		const items = [...customers(2), { email: 'nobody', externalId: 'bad' }];
		const { error } = await bench.run(items, {}, { node: retry });
		expect(error?.description).toContain('1 rejected, 2 not sent.');
		expect(bench.wire).toEqual([]);
	});
});
