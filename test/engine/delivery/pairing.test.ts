import { fates, forEveryOperation, origins } from '../bench/forEveryOperation';

describe('pairing of output items with input items', () => {
	forEveryOperation((operation) => {
		const given = "={{ JSON.stringify($('Feed').item.json) }}";
		const after = { success: given, error: given };
		const node = { onError: 'continueErrorOutput' as const };
		const values = (items: object[]) => items.map((item) => ({ value: JSON.stringify(item) }));
		const withBad = async () => {
			const [first, ...others] = await operation.good(4);
			return [first ?? {}, operation.row.bad, ...others];
		};

		test('every item has one outcome, in order, linked to its own input item on both outputs', async () => {
			const items = await withBad();
			operation.strike(items[3], { drop: true, execute: true });
			const { outputs, after: seen } = await operation.run(items, { maxTries: 1 }, { after, node });
			expect(origins(outputs[0])).toEqual([{ item: 0 }, { item: 2 }, { item: 4 }]);
			expect(origins(outputs[1])).toEqual([{ item: 1 }, { item: 3 }]);
			const inputs = values(items);
			expect(seen.success).toEqual([inputs[0], inputs[2], inputs[4]]);
			expect(seen.error).toEqual([inputs[1], inputs[3]]);
			expect(operation.arrivals(items.filter((_, index) => index !== 1))).toEqual([1, 1, 1, 1]);
		});

		test('items keep their order though calls overtake each other', async () => {
			const items = await operation.good(4);
			// The first call goes alone, because it brings the session.
			operation.strike(items[1], { delayMs: 150 });
			const { outputs, after: seen } = await operation.run(items, { concurrency: 4 }, { after });
			expect(fates(outputs[0])).toEqual(Array(4).fill('done'));
			expect(origins(outputs[0])).toEqual([0, 1, 2, 3].map((item) => ({ item })));
			expect(seen.success).toEqual(values(items));
		});

		test('a dry run pairs every item too', async () => {
			const items = await withBad();
			const { after: seen } = await operation.run(items, { dryRun: true }, { after, node });
			const inputs = values(items);
			expect(seen.success).toEqual([inputs[0], inputs[2], inputs[3], inputs[4]]);
			expect(seen.error).toEqual([inputs[1]]);
		});
	});
});
