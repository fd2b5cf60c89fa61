import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { notStored } from '../bench/replies';

describe('pairing of output items with input items', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const node = { onError: 'continueErrorOutput' as const };
	const reference = "={{ $('Feed').item.json.externalId }}";
	const after = { success: reference, error: reference };
	const values = (list: object[]) => list.map((entry) => Reflect.get(entry, 'value'));
	const items = customers(7).map((item, index) => (index % 3 === 1 ? { ...item, email: 'nobody' } : item));
	const bad = ['order-1', 'order-4'];
	const good = ['order-0', 'order-2', 'order-3', 'order-5', 'order-6'];

	test.each(['perItem', 'batched'])(
		'expressions behind both outputs reach the right input item (%s)',
		async (sendMode) => {
			const result = await bench.run(items, { sendMode }, { node, after });
			expect(values(result.after.success)).toEqual(good);
			expect(values(result.after.error)).toEqual(bad);
		},
	);

	test('error items carry the data of their own input item', async () => {
		const { outputs } = await bench.run(items, {}, { node });
		expect(outputs[1]?.map(({ json }) => json.externalId)).toEqual(bad);
	});

	test('items keep their order though calls overtake each other', async () => {
		// The first call goes alone, because it brings the session.
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', delayMs: 2_000 });
		const result = await bench.run(customers(4), { options: { concurrency: 4 } }, { node, after });
		expect(values(result.after.success)).toEqual(['order-0', 'order-1', 'order-2', 'order-3']);
		expect(bench.sandbox.journal.messages('campaign').at(-1)?.key).toBe('order-1');
		expect(result.outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	});

	test('the items of a call refused by a fault stay linked to their own input items', async () => {
		bench.sandbox.faults.add({ method: 'PushEvents', skip: 1, answer: notStored });
		const parameters = { sendMode: 'batched', options: { batchSize: 2, concurrency: 1 } };
		const result = await bench.run(customers(6), parameters, { node, after });
		expect(values(result.after.success)).toEqual(['order-0', 'order-1', 'order-4', 'order-5']);
		expect(values(result.after.error)).toEqual(['order-2', 'order-3']);
	});

	test('a dry run pairs every item too', async () => {
		const result = await bench.run(items, { sendMode: 'batched', options: { dryRun: true } }, { node, after });
		expect(values(result.after.success)).toEqual(good);
		expect(values(result.after.error)).toEqual(bad);
	});
});
