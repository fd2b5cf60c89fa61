import { fates, forEveryOperation, sends } from '../bench/forEveryOperation';

/** n8n runs the whole node again with all items. */
describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	forEveryOperation((operation) => {
		test('sends nothing twice and what was not sent once', async () => {
			const items = await operation.good(4);
			operation.strike(items[1], { drop: true, execute: true });
			const { error } = await operation.run(items, {}, { node: retry });
			expect(operation.arrivals(items)).toEqual([1, 1, 1, 1]);
			expect(error?.description).toContain('3 accepted, 1 unknown.');
		});

		test('under a continue setting a first item of unknown fate stays unknown', async () => {
			const items = await operation.good(2);
			operation.strike(items[0], { drop: true, execute: true });
			const { outputs } = await operation.runOn(items, {}, { node: retry });
			expect(fates(outputs[0])).toEqual(['unknown', 'done']);
			expect(operation.calls(items)).toEqual([1, 1]);
		});
	}, sends);

	forEveryOperation(
		(operation) => {
			test('a second execution is no retry', async () => {
				const items = await operation.good(2);
				const credentials = operation.bench.store();
				for (const _execution of [1, 2]) await operation.runOn(items, {}, { credentials, node: retry });
				expect(operation.calls(items)).toEqual([2, 2]);
			});

			test('a loop is no retry: every pass sends all items', async () => {
				const items = await operation.good(2);
				await operation.runOn(items, {}, { repeat: { by: 'loop', runs: 2 }, node: retry });
				expect(operation.calls(items)).toEqual([2, 2]);
			});
		},
		// What is cancelled cannot be cancelled again.
		({ method }) => method !== 'cancelSchedule',
	);

	forEveryOperation((operation) => {
		test('an item refused before sending is checked anew and nothing else is sent', async () => {
			const items = [...(await operation.good(2)), operation.row.bad];
			const { error } = await operation.run(items, {}, { node: retry });
			expect(error?.description).toContain('1 rejected, 2 not sent.');
			expect(operation.bench.wire).toEqual([]);
		});
	});
});
