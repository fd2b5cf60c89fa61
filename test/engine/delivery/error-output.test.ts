import { forEveryOperation, origins } from '../bench/forEveryOperation';
import { details } from '../bench/items';

describe('error items and success items', () => {
	forEveryOperation((operation) => {
		/** The second is refused before sending, the fourth of unknown fate. */
		const run = async (onError: 'continueErrorOutput' | 'continueRegularOutput') => {
			const [first, ...others] = await operation.good(4);
			const items = [first ?? {}, operation.row.bad, ...others];
			operation.strike(items[3], { drop: true, execute: true });
			return { items, ...(await operation.run(items, { maxTries: 1 }, { node: { onError } })) };
		};

		test('items on the error output hold their input, the error and its details', async () => {
			const { items, outputs } = await run('continueErrorOutput');
			const [refused, unknown] = outputs[1] ?? [];
			expect(refused?.json).toEqual({
				...operation.row.bad,
				error: expect.any(String),
				details: expect.objectContaining({ outcome: 'rejected' }),
			});
			expect(unknown?.json).toEqual({
				...items[3],
				error: expect.any(String),
				details: expect.objectContaining({ outcome: 'unknown' }),
			});
		});

		test('error items and only they go to the error output', async () => {
			const { outputs } = await run('continueErrorOutput');
			expect(outputs.map((items) => items.map(({ json }) => 'error' in json))).toEqual([
				[false, false, false],
				[true, true],
			]);
		});

		test('an error item is exactly { json: { error, details }, pairedItem }', async () => {
			const { outputs } = await run('continueRegularOutput');
			expect(origins(outputs[0])).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
			for (const [index, outcome] of [
				[1, 'rejected'],
				[3, 'unknown'],
			] as const) {
				const item = outputs[0]?.[index];
				expect(Reflect.ownKeys(item ?? {}).sort()).toEqual(['json', 'pairedItem']);
				expect(Object.keys(item?.json ?? {})).toEqual(['error', 'details']);
				expect(item?.json.error).toEqual(expect.any(String));
				expect(details(item?.json).outcome).toBe(outcome);
			}
			for (const index of [0, 2, 4]) expect(outputs[0]?.[index]?.json).not.toHaveProperty('error');
		});

		test('hints count rejected and unknown items', async () => {
			const { hints } = await run('continueErrorOutput');
			const counted = hints.filter(({ message }) => / of 5 items /.test(message));
			const asked = operation.row.kind === 'reads';
			expect(counted.map(({ message }) => message)).toEqual(
				asked
					? ['2 of 5 items were not answered. The reasons are in the Error Branch.']
					: [
							'1 of 5 items was not sent. The reason is in the Error Branch.',
							expect.stringMatching(/^1 of 5 items may have been sent: no answer came\. Check on the platform/),
						],
			);
		});
	});
});
