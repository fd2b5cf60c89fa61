import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';

describe('how items become calls', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const pushes = () =>
		bench.wire.filter(({ operation }) => operation.startsWith('Push')).map(({ operation }) => operation);
	const events = (body: string) => body.match(/<(?:rt|batch)Event /g)?.length ?? 0;

	test('per item, every event is a PushEvent of its own', async () => {
		const items = customers(3);
		await bench.run(items);
		expect(pushes()).toEqual(['PushEvent', 'PushEvent', 'PushEvent']);
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
	});

	test('batched, all events of a call travel in one PushEvents', async () => {
		const items = customers(3);
		const { outputs } = await bench.run(items, { sendMode: 'batched' });
		expect(pushes()).toEqual(['PushEvents']);
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
		expect(outputs[0]?.map(({ json }) => json.method)).toEqual(['PushEvents', 'PushEvents', 'PushEvents']);
	});

	test('a batch of a lone event goes out as PushEvent, which is not dropped', async () => {
		const items = customers(1);
		const { outputs } = await bench.run(items, { sendMode: 'batched' });
		expect(pushes()).toEqual(['PushEvent']);
		expect(bench.arrivals(items)).toEqual([1]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ accepted: true, method: 'PushEvent' });
	});

	test('the rest of a batch that holds a lone event goes out as PushEvent', async () => {
		const items = customers(5);
		const { outputs } = await bench.run(items, { sendMode: 'batched', options: { batchSize: 2, concurrency: 1 } });
		expect(pushes()).toEqual(['PushEvents', 'PushEvents', 'PushEvent']);
		expect(bench.arrivals(items)).toEqual([1, 1, 1, 1, 1]);
		expect(outputs[0]?.map(({ json }) => json.method)).toEqual([...Array<string>(4).fill('PushEvents'), 'PushEvent']);
	});

	test('a batch holds 100 events where no size is given', async () => {
		const items = customers(201);
		await bench.run(items, { sendMode: 'batched', options: { concurrency: 1 } });
		expect(bench.wire.filter(({ operation }) => operation.startsWith('Push')).map(({ body }) => events(body))).toEqual([
			100, 100, 1,
		]);
		expect(bench.arrivals(items)).toEqual(Array(201).fill(1));
	});

	test('a batch size below one counts as one', async () => {
		await bench.run(customers(2), { sendMode: 'batched', options: { batchSize: 0 } });
		expect(pushes()).toEqual(['PushEvent', 'PushEvent']);
	});

	test('the batch size counts only where batches were chosen', async () => {
		await bench.run(customers(2), { sendMode: 'perItem', options: { batchSize: 50 } });
		expect(pushes()).toEqual(['PushEvent', 'PushEvent']);
	});

	test('two queues never share a call', async () => {
		const items = ['rtEvent', 'batchEvent', 'rtEvent', 'batchEvent'].map((queue, index) => ({
			email: 'ann@example.com',
			externalId: `order-${index}`,
			queue,
		}));
		await bench.run(items, { sendMode: 'batched', queue: '={{ $json.queue }}', options: { concurrency: 1 } });
		const calls = bench.calls('PushEvents').map(({ headers, body }) => [headers.soapaction, events(body)]);
		expect(calls).toEqual([
			['nms:rtEvent#PushEvents', 2],
			['nms:batchEvent#PushEvents', 2],
		]);
		const taken = bench.sandbox.journal.messages('campaign').map(({ kind, key }) => [kind, key]);
		expect(taken).toEqual([
			['rtEvent', 'order-0'],
			['rtEvent', 'order-2'],
			['batchEvent', 'order-1'],
			['batchEvent', 'order-3'],
		]);
	});

	test('an event that is alone in its queue goes out as PushEvent', async () => {
		const items = ['rtEvent', 'batchEvent', 'rtEvent'].map((queue, index) => ({
			email: 'ann@example.com',
			externalId: `order-${index}`,
			queue,
		}));
		await bench.run(items, { sendMode: 'batched', queue: '={{ $json.queue }}', options: { concurrency: 1 } });
		expect(pushes()).toEqual(['PushEvents', 'PushEvent']);
		expect(bench.arrivals(items)).toEqual([1, 1, 1]);
	});

	test('event types may mix within a call', async () => {
		const items = customers(2).map((item, index) => ({
			...item,
			kind: index === 0 ? 'password_reset' : 'invoice_available',
		}));
		await bench.run(items, { sendMode: 'batched', eventType: { __rl: true, mode: 'id', value: '={{ $json.kind }}' } });
		expect(pushes()).toEqual(['PushEvents']);
		expect(bench.sandbox.journal.messages('campaign').map(({ eventType }) => eventType)).toEqual([
			'password_reset',
			'invoice_available',
		]);
	});

	test('a call of large events stays below four megabytes', async () => {
		const items = customers(5).map((item) => ({ ...item, text: 'x'.repeat(900_000) }));
		await bench.run(items, { sendMode: 'batched', options: { concurrency: 1 } });
		expect(pushes()).toEqual(['PushEvents', 'PushEvent']);
		expect(Math.max(...bench.wire.map(({ body }) => body.length))).toBeLessThan(4_001_000);
		expect(bench.arrivals(items)).toEqual([1, 1, 1, 1, 1]);
	});

	test('each item gets the id of its own event', async () => {
		const items = customers(4);
		const { outputs } = await bench.run(items, { sendMode: 'batched' });
		const stored = bench.sandbox.journal
			.messages('campaign')
			.map(({ key, detail }) => [key, Reflect.get(detail, 'id')]);
		expect(outputs[0]?.map(({ json }, index) => [`order-${index}`, json.eventId])).toEqual(stored);
	});
});
