import { plainText } from '../../../sandbox/http';
import { forEveryOperation } from '../bench/forEveryOperation';

describe('cancelling the execution', () => {
	forEveryOperation((operation) => {
		/** Whatever the node would still send had time to arrive when another run is over. */
		const settle = async () => {
			operation.bench.sandbox.faults.clear();
			await operation.runOn([operation.row.bad]);
		};

		test.each(['stopWorkflow', 'continueErrorOutput'] as const)('stops the sending (%s)', async (onError) => {
			const items = await operation.good(4);
			operation.strike(items[1], { hang: true });
			const cancelWhen = operation.bench.arrival(operation.isOf(items[1]));
			const { status } = await operation.run(items, {}, { cancelWhen, node: { onError } });
			expect(status).toBe('canceled');
			await settle();
			expect(operation.calls(items)).toEqual([1, 1, 0, 0]);
		});

		test('stops waiting for a pause that the platform asked for, and does not send again', async () => {
			const items = await operation.good(2);
			operation.strike(items[0], { answer: { ...plainText(429, ''), headers: { 'retry-after': '55' } } });
			const cancelWhen = operation.bench.arrival(operation.isOf(items[0]));
			const { status } = await operation.run(items, {}, { cancelWhen });
			expect(status).toBe('canceled');
			await settle();
			expect(operation.calls(items)).toEqual([1, 0]);
		});

		test('aborts a call that gets no response', async () => {
			const items = await operation.good(1);
			operation.strike(undefined, { times: 0, hang: true });
			const cancelWhen = operation.bench.arrival(operation.isOf(items[0]));
			const { status } = await operation.run(items, { maxTries: 20, retryUnknown: true }, { cancelWhen });
			expect(status).toBe('canceled');
			await settle();
			expect(operation.calls(items)).toEqual([1]);
		});
	});
});
