import { forEveryOperation } from '../bench/forEveryOperation';

describe('Stop Workflow', () => {
	forEveryOperation((operation) => {
		test('checks all items before sending and counts them in its message', async () => {
			const items = await operation.good(4);
			const { error, outputs } = await operation.run([...items, operation.row.bad]);
			expect(error?.description).toContain('1 rejected, 4 not sent.');
			expect(error?.context.itemIndex).toBe(4);
			expect(outputs).toEqual([]);
			expect(operation.bench.wire).toEqual([]);
		});

		test('names the lowest of several refused items', async () => {
			const { bad } = operation.row;
			const { error } = await operation.run([...(await operation.good(1)), bad, { ...bad }]);
			expect(error?.context.itemIndex).toBe(1);
			expect(error?.description).toContain('2 rejected, 1 not sent.');
		});

		test('starts nothing after the first failure and counts what came of the others', async () => {
			const items = await operation.good(4);
			operation.strike(items[1], { drop: true, execute: true });
			const { error } = await operation.run(items, { maxTries: 1 });
			expect(error?.description).toContain('1 accepted, 1 unknown, 2 not sent.');
			expect(error?.context.itemIndex).toBe(1);
			expect(operation.arrivals(items)).toEqual([1, 1, 0, 0]);
		});

		test('awaits and counts the calls that are in flight', async () => {
			const items = await operation.good(6);
			operation.strike(items[1], { delayMs: 300 });
			operation.strike(items[2], { delayMs: 50, drop: true, execute: true });
			const { error } = await operation.run(items, { concurrency: 2, maxTries: 1 });
			expect(error?.description).toContain('2 accepted, 1 unknown, 3 not sent.');
			expect(error?.context.itemIndex).toBe(2);
			expect(operation.arrivals(items)).toEqual([1, 1, 1, 0, 0, 0]);
		});

		test('a missing credential stops with one plain error', async () => {
			const { error } = await operation.run(await operation.good(2), {}, { credentials: {} });
			expect(error?.message).toMatch(/credential/i);
			expect(operation.bench.wire).toEqual([]);
		});

		test('an unreachable host stops with the host in the message', async () => {
			const items = await operation.good(2);
			const credentials = operation.bench.store({ [operation.row.host]: 'http://127.0.0.1:1' });
			const { error } = await operation.run(items, { maxTries: 1 }, { credentials });
			expect(error?.message).toContain('127.0.0.1:1 could not be reached');
			// Look-ups that come first concern several items at once.
			expect(error?.description).toMatch(/(1 rejected, 1 not sent|2 rejected)\.$/);
			expect(operation.calls(items)).toEqual([0, 0]);
		});
	});
});
