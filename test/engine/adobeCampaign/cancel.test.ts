import { plainText } from '../../../sandbox/http';
import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';

describe('cancelling the execution', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	/** Fulfilled when a call with this text arrives. */
	const arrival = async (text: string): Promise<void> => await bench.arrival(({ body }) => body.includes(text));
	const settle = async (): Promise<void> => await new Promise((resolve) => setTimeout(resolve, 400));

	test.each(['stopWorkflow', 'continueErrorOutput'] as const)('stops sending (%s)', async (onError) => {
		const items = customers(20);
		bench.sandbox.faults.add({ bodyIncludes: '"order-3"', hang: true });
		const { status } = await bench.run(
			items,
			{ options: { concurrency: 1 } },
			{ cancelWhen: arrival('"order-3"'), node: { onError } },
		);
		await settle();
		expect(status).toBe('canceled');
		expect(bench.calls('PushEvent')).toHaveLength(4);
		expect(bench.arrivals(items).slice(0, 5)).toEqual([1, 1, 1, 0, 0]);
	});

	test('stops waiting for a pause that the platform asked for, and does not send again', async () => {
		const answer = { ...plainText(429, ''), headers: { 'retry-after': '55' } };
		bench.sandbox.faults.add({ method: 'PushEvent', answer });
		const { status } = await bench.run(
			customers(3),
			{ options: { concurrency: 1 } },
			{ cancelWhen: arrival('"order-0"') },
		);
		await settle();
		expect(status).toBe('canceled');
		expect(bench.calls('PushEvent')).toHaveLength(1);
	});

	test('stops the retries after a lost connection', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', times: 0, drop: true });
		const parameters = { options: { concurrency: 1, retryUnknown: true, maxTries: 20 } };
		const { status } = await bench.run(customers(1), parameters, { cancelWhen: arrival('"order-0"') });
		const sent = bench.calls('PushEvent').length;
		await settle();
		expect(status).toBe('canceled');
		expect(bench.calls('PushEvent')).toHaveLength(sent);
	});

	test('stops waiting for a place in the pace', async () => {
		const parameters = { options: { maxRequests: 1, perSeconds: 60 } };
		const { status } = await bench.run(customers(5), parameters, { cancelWhen: arrival('"order-0"') });
		await settle();
		expect(status).toBe('canceled');
		expect(bench.calls('PushEvent')).toHaveLength(1);
	});

	test('aborts a log-on that gets no answer', async () => {
		bench.sandbox.faults.add({ method: 'Logon', hang: true });
		const { status } = await bench.run(customers(2), {}, { cancelWhen: arrival('strLogin') });
		expect(status).toBe('canceled');
		expect(bench.calls('PushEvent')).toHaveLength(0);
	});
});
