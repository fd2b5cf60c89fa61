import { plainText } from '../../../sandbox/http';
import { fates, forEveryOperation, sends } from '../bench/forEveryOperation';

const busyFor = (seconds: number) => ({ ...plainText(429, ''), headers: { 'retry-after': String(seconds) } });

describe('a refusal that lasts', () => {
	forEveryOperation((operation) => {
		test('for an hour stops the run after a few requests, and every item says that it may be sent again', async () => {
			const items = await operation.good(30);
			operation.bench.sandbox.faults.add({ method: operation.row.method, times: 0, answer: busyFor(3600) });
			const { outputs } = await operation.runOn(items, { concurrency: 2 });
			expect(fates(outputs[0])).toEqual(Array(30).fill('rejected'));
			const calls = operation.bench.calls(operation.row.method).length;
			expect(calls).toBeGreaterThanOrEqual(1);
			expect(calls).toBeLessThanOrEqual(4);
			for (const { json } of outputs[0] ?? []) expect(json.details).toMatchObject({ retryable: true });
		});
	}, sends);
});
