import { fates, forEveryOperation } from '../bench/forEveryOperation';
import { details } from '../bench/items';

describe('what bad input gets', () => {
	forEveryOperation((operation) => {
		const { bad } = operation.row;

		test('the item is rejected before anything is sent, with its number and what to change', async () => {
			const { outputs, error } = await operation.runOn([bad, { ...bad }]);
			expect(error).toBeUndefined();
			expect(fates(outputs[0])).toEqual(['rejected', 'rejected']);
			outputs[0]?.forEach(({ json }, itemIndex) => {
				expect(json.error).toContain(`[item ${itemIndex}]`);
				expect(details(json)).toMatchObject({ itemIndex, todo: expect.any(String) });
				expect(details(json).todo).toEqual(expect.any(String));
				expect(json.error).not.toContain(details(json).todo);
			});
			expect(operation.bench.wire).toEqual([]);
		});

		test('Stop Workflow says the same', async () => {
			const { outputs } = await operation.runOn([bad]);
			const { error } = await operation.run([bad]);
			expect(error?.message).toContain('[item 0]');
			expect(outputs[0]?.[0]?.json.error).toContain(error?.message);
			expect(error?.description).toContain(details(outputs[0]?.[0]?.json).todo);
		});

		test('leaves the items around it alone', async () => {
			const [first, second] = await operation.good(2);
			const { outputs } = await operation.runOn([first ?? {}, bad, second ?? {}]);
			expect(fates(outputs[0])).toEqual(['done', 'rejected', 'done']);
		});

		test('input items are not changed', async () => {
			const items = [...(await operation.good(2)), bad];
			const before = JSON.stringify(items);
			await operation.runOn(items);
			expect(JSON.stringify(items)).toBe(before);
		});
	});
});
