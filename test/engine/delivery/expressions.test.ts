import { Expression } from 'n8n-workflow';

import { fates, forEveryOperation } from '../bench/forEveryOperation';

/** Expressions are the expensive part of a node run, so they are counted where n8n evaluates them. */
describe('how many expressions are evaluated', () => {
	forEveryOperation((operation) => {
		let evaluated: jest.SpyInstance;
		beforeEach(() => {
			evaluated = jest.spyOn(Expression.prototype, 'resolveSimpleParameterValue');
		});
		afterEach(() => evaluated.mockRestore());
		const count = (text: string) => evaluated.mock.calls.filter(([value]) => value === text).length;

		test('the expression of a parameter is evaluated once per item', async () => {
			const items = await operation.good(4);
			const expression = `={{ ${operation.row.value} }}`;
			const { outputs } = await operation.bench.run(items, operation.row.perItem(expression));
			expect(fates(outputs[0])).toEqual(Array(4).fill('done'));
			expect(count(expression)).toBe(4);
		});

		test('an expression in the options is evaluated for the run, and for an item at most once', async () => {
			const items = await operation.good(4);
			await operation.run(items, { timeout: '={{ 20000 }}' });
			expect(count('={{ 20000 }}')).toBeGreaterThan(0);
			expect(count('={{ 20000 }}')).toBeLessThanOrEqual(2 + items.length);
		});
	});
});
