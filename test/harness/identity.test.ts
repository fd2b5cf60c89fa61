import { ProbeBench } from './probe';

/** F19: what tells a try of Retry On Fail from a later run. The probe counts tries per `getExecuteData()`. */
describe('tries and runs', () => {
	let bench: ProbeBench;
	beforeAll(async () => {
		bench = await ProbeBench.open(({ body }) => ({ status: body.includes('"bad"') ? 400 : 200 }));
	});
	afterAll(async () => await bench.close());

	const attempts = (from: number) =>
		bench.server
			.to('/things')
			.slice(from)
			.map(({ body }) => (JSON.parse(body) as { attempt: number }).attempt);

	test('F19: tries of Retry On Fail are the same run', async () => {
		const from = bench.server.to('/things').length;
		const retry = { type: 'probe', retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		await bench.run({ items: [{ x: 'bad' }], emit: 'throw', node: retry });
		expect(attempts(from)).toEqual([1, 2, 3]);
	});

	test('F19: so they are under Execute Once', async () => {
		const from = bench.server.to('/things').length;
		const retry = { type: 'probe', executeOnce: true, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		await bench.run({ items: [{ x: 'bad' }, { x: 'never' }], emit: 'throw', node: retry });
		expect(attempts(from)).toEqual([1, 2]);
	});

	test.each(['loop', 'branches'] as const)('F19: a second run by %s is no retry', async (by) => {
		const from = bench.server.to('/things').length;
		const { runs, status } = await bench.run({ items: [{ x: 'good' }], repeat: { by, runs: 2 } });
		expect(status).toBe('success');
		expect(runs).toHaveLength(2);
		expect(attempts(from)).toEqual([1, 1]);
	});
});
