import { plainText } from '../../../sandbox/http';
import { customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';

describe('pace', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const startsMs = (operation: string) =>
		bench.sandbox.journal
			.calls('campaign')
			.filter((call) => call.operation === operation)
			.map(({ startedAtMs }) => startedAtMs);
	/** The most calls in any window of that many milliseconds; the clock of the journal counts whole ones. */
	const most = (starts: number[], windowMs: number) =>
		Math.max(...starts.map((start) => starts.filter((other) => other >= start && other < start + windowMs - 1).length));

	test.each([
		[1, 0.4, 5],
		[3, 1, 5],
		[4, 1, 2],
	])('at most %d calls arrive in any %d s, with %d calls at once', async (maxRequests, perSeconds, concurrency) => {
		const items = customers(maxRequests * 3);
		await bench.run(items, { options: { maxRequests, perSeconds, concurrency } });
		expect(bench.arrivals(items)).toEqual(items.map(() => 1));
		expect(most(startsMs('PushEvent'), perSeconds * 1000)).toBeLessThanOrEqual(maxRequests);
	});

	test('slow answers do not let two bursts meet', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', times: 0, delayMs: 120 });
		await bench.run(customers(9), { options: { maxRequests: 3, perSeconds: 1, concurrency: 9 } });
		expect(most(startsMs('PushEvent'), 1000)).toBeLessThanOrEqual(3);
	});

	test('repeats count like any other call', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', skip: 1, times: 3, answer: plainText(429, '') });
		await bench.run(customers(4), { options: { maxRequests: 2, perSeconds: 1, maxTries: 5 } });
		expect(most(startsMs('PushEvent'), 1000)).toBeLessThanOrEqual(2);
		expect(startsMs('PushEvent')).toHaveLength(7);
	});

	test('the parts of a divided call count too', async () => {
		bench.sandbox.faults.add({ bodyIncludes: '"order-3"', times: 0, answer: plainText(413, '') });
		await bench.runOn(customers(4), { sendMode: 'batched', options: { maxRequests: 2, perSeconds: 1 } });
		const starts = [...startsMs('PushEvents'), ...startsMs('PushEvent')].sort((a, b) => a - b);
		expect(most(starts, 1000)).toBeLessThanOrEqual(2);
		expect(starts.length).toBeGreaterThan(3);
	});

	test('no more calls are in flight than the concurrency allows', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', times: 0, delayMs: 30 });
		await bench.run(customers(20), { options: { concurrency: 3 } });
		expect(bench.sandbox.journal.peakInFlight).toBe(3);
	});

	test('a concurrency below one counts as one', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', times: 0, delayMs: 10 });
		const items = customers(4);
		await bench.run(items, { options: { concurrency: 0 } });
		expect(bench.sandbox.journal.peakInFlight).toBe(1);
		expect(bench.arrivals(items)).toEqual([1, 1, 1, 1]);
	});
});
