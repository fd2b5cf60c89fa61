import type { ExecutionError } from 'n8n-workflow';
import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { notStored, page } from '../bench/replies';

describe('Stop Workflow', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const itemIndex = (error: ExecutionError | undefined): unknown => error?.context.itemIndex;

	test('checks that need no call run for all items before anything is sent', async () => {
		const { error, outputs } = await bench.run([...customers(3), { email: 'nobody' }]);
		expect(error?.description).toContain('1 rejected, 3 not sent.');
		expect(itemIndex(error)).toBe(3);
		expect(outputs).toEqual([]);
		expect(bench.wire).toEqual([]);
	});

	test('the lowest of several refused items is named', async () => {
		const { error } = await bench.run([...customers(1), { email: 'nobody' }, { email: 'nowhere' }]);
		expect(itemIndex(error)).toBe(1);
		expect(error?.description).toContain('2 rejected, 1 not sent.');
	});

	test('nothing starts after the first failure', async () => {
		const items = customers(6);
		bench.sandbox.faults.add({ bodyIncludes: 'order-2"', answer: notStored });
		const { error } = await bench.run(items, { options: { concurrency: 1 } });
		expect(error?.name).toBe('NodeApiError');
		expect(error?.description).toContain('2 accepted, 1 rejected, 3 not sent.');
		expect(itemIndex(error)).toBe(2);
		expect(bench.calls('PushEvent')).toHaveLength(3);
		expect(bench.arrivals(items)).toEqual([1, 1, 0, 0, 0, 0]);
	});

	test('calls in flight are awaited and counted', async () => {
		const items = customers(6);
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', delayMs: 2_000 });
		bench.sandbox.faults.add({ bodyIncludes: 'order-2"', delayMs: 50, answer: notStored });
		const { error } = await bench.run(items, { options: { concurrency: 2 } });
		expect(error?.description).toContain('2 accepted, 1 rejected, 3 not sent.');
		expect(itemIndex(error)).toBe(2);
		expect(bench.arrivals(items)).toEqual([1, 1, 0, 0, 0, 0]);
	});

	test('the item of the first failed call counts, not one that failed later with a lower index', async () => {
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', delayMs: 2_000, answer: notStored });
		bench.sandbox.faults.add({ bodyIncludes: 'order-2"', delayMs: 50, answer: page(500) });
		const { error } = await bench.run(customers(3), { options: { concurrency: 2 } });
		expect(itemIndex(error)).toBe(2);
		expect(error?.description).toContain('1 accepted, 1 rejected, 1 unknown.');
	});

	test('the lowest item of the first failed call is named', async () => {
		bench.sandbox.faults.add({ method: 'PushEvents', skip: 1, answer: notStored });
		const parameters = { sendMode: 'batched', options: { batchSize: 3, concurrency: 1 } };
		const { error } = await bench.run(customers(9), parameters);
		expect(itemIndex(error)).toBe(3);
		expect(error?.description).toContain('3 accepted, 3 rejected, 3 not sent.');
	});

	test('an item of unknown fate stops the workflow and is counted as such', async () => {
		const items = customers(4);
		bench.sandbox.faults.add({ bodyIncludes: 'order-1"', drop: true, execute: true });
		const { error } = await bench.run(items, { options: { concurrency: 1 } });
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.description).toContain('1 accepted, 1 unknown, 2 not sent.');
		expect(bench.arrivals(items)).toEqual([1, 1, 0, 0]);
	});

	test('the message is ours and the words of the platform are in the description', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', answer: notStored });
		const { error } = await bench.run(customers(1));
		expect(error?.message).toBe('Campaign does not know one of the attributes');
		expect(error?.description).toContain("The platform says: SOP-330011 Error while executing the method 'PushEvent'");
	});

	test('a missing credential stops with one plain error', async () => {
		const { error } = await bench.run(customers(2), {}, { credentials: {} });
		expect(error?.message).toMatch(/credential/i);
	});

	test('a refused log-on stops before anything is sent', async () => {
		const { error } = await bench.run(
			customers(4),
			{ options: { concurrency: 1 } },
			{ credentials: bench.store({ password: 'not the password' }) },
		);
		expect(error?.message).toBe('Campaign refuses the login or the password');
		expect(error?.description).toContain('1 rejected, 3 not sent.');
		expect(itemIndex(error)).toBe(0);
		expect(bench.calls('PushEvent')).toHaveLength(0);
	});

	test('an unreachable host stops with the host in the message', async () => {
		const credentials = bench.store({ baseUrl: 'http://127.0.0.1:1' });
		const { error } = await bench.run(customers(2), { options: { maxTries: 1 } }, { credentials });
		expect(error?.message).toBe('127.0.0.1:1 could not be reached: it refuses connections');
	});

	test('a refused address is one sentence without wrapped messages', async () => {
		bench.sandbox.platforms.campaign.controls.set({ refuseIp: true });
		const { error } = await bench.run(customers(2));
		expect(error?.message).toBe('Campaign does not accept calls from this IP address');
		expect(error?.description).toContain('Campaign sees this n8n at the IP address 127.0.0.1.');
	});
});
