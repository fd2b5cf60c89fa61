import { fates, forEveryOperation, sends } from '../bench/forEveryOperation';

describe('items from an error output can be sent again', () => {
	forEveryOperation((operation) => {
		test.each(['rejected', 'unknown'])('what was added to an item that was %s is not sent', async (outcome) => {
			const items = await operation.good(2);
			const again = items.map((item) => ({
				...item,
				error: 'Refused before',
				details: { outcome, todo: 'Look here' },
			}));
			const { outputs } = await operation.runOn(again);
			expect(fates(outputs[0])).toEqual(['done', 'done']);
			expect(operation.arrivals(items)).toEqual([1, 1]);
			for (const { body } of operation.bench.wire) expect(body).not.toMatch(/Refused before|Look here/);
		});
	}, sends);
});
