import { fates, forEveryOperation } from '../bench/forEveryOperation';

describe('pace', () => {
	forEveryOperation((operation) => {
		const peak = () => operation.bench.sandbox.journal.load.peakInFlight(operation.row.platform);

		test('no more calls are in flight than the concurrency allows', async () => {
			const items = await operation.good(8);
			operation.strike(undefined, { times: 0, delayMs: 60 });
			const { outputs } = await operation.run(items, { concurrency: 3 });
			expect(fates(outputs[0])).toEqual(Array(8).fill('done'));
			expect(peak()).toBe(3);
		});

		test('a concurrency below one counts as one', async () => {
			const items = await operation.good(3);
			operation.strike(undefined, { times: 0, delayMs: 20 });
			const { outputs } = await operation.run(items, { concurrency: 0 });
			expect(fates(outputs[0])).toEqual(Array(3).fill('done'));
			expect(peak()).toBe(1);
		});

		test('calls keep the distance that Max Requests asks for', async () => {
			const items = await operation.good(3);
			await operation.run(items, { maxRequests: 1, perSeconds: 0.2, concurrency: 3 });
			const starts = operation.bench.sandbox.journal
				.calls(operation.row.platform)
				.filter((call) => call.operation === operation.row.method)
				.map(({ startedAtMs }) => startedAtMs);
			expect(starts).toHaveLength(3);
			for (const [index, start] of starts.slice(1).entries())
				expect(start - (starts[index] ?? start)).toBeGreaterThanOrEqual(195);
		});
	});
});
