import { fates, forEveryOperation } from '../bench/forEveryOperation';

describe('tokens', () => {
	forEveryOperation(
		(operation) => {
			const ended = { [operation.row.token ?? 'expireToken']: true };

			test('a call whose token has ended is sent again with a new one', async () => {
				const items = await operation.good(3);
				operation.strike(items[1], ended);
				const { outputs } = await operation.runOn(items);
				expect(fates(outputs[0])).toEqual(['done', 'done', 'done']);
				expect(operation.calls(items)).toEqual([1, 2, 1]);
				if (operation.row.arrivals) expect(operation.arrivals(items)).toEqual([1, 1, 1]);
			});

			test('one token serves all calls of a run and of the next', async () => {
				const items = await operation.good(3);
				const credentials = operation.bench.store();
				await operation.runOn(items, { concurrency: 3 }, { credentials });
				await operation.runOn(items, { concurrency: 3 }, { credentials });
				expect(credentials.counts.logOns).toBe(1);
				expect(operation.calls(items)).toEqual([2, 2, 2]);
			});

			test('a new token that is refused too does not end in a loop', async () => {
				const items = await operation.good(1);
				operation.strike(items[0], { times: 0, ...ended });
				const { outputs } = await operation.runOn(items, { maxTries: 10 });
				expect(fates(outputs[0])).toEqual(['rejected']);
				expect(operation.calls(items)).toEqual([2]);
			});
		},
		({ token }) => token !== undefined,
	);
});
