import { forEveryOperation } from '../bench/forEveryOperation';

/** Choices of a form, and a password, in which every character can be meant. */
const asTheyAre = ['authentication', 'environment', 'password'];

describe('characters that nobody sees, which came along with a copy, in every field of a credential', () => {
	forEveryOperation((operation) => {
		test('change nothing', async () => {
			const { bench, row } = operation;
			const typed = Object.values(row.credentials(bench.sandbox.url)).flatMap((fields) => Object.entries(fields));
			const odd = typed.flatMap(([name, value]) =>
				typeof value === 'string' && value !== '' && !asTheyAre.includes(name)
					? [[name, `\uFEFF${value.slice(0, 3)}\u200B${value.slice(3)}\u00A0\u2060`]]
					: [],
			);
			expect(odd.length).toBeGreaterThan(1);
			const items = await operation.good(2);
			const { error } = await operation.run(items, {}, { credentials: bench.store(Object.fromEntries(odd)) });
			expect(error).toBeUndefined();
			expect(operation.arrivals(items)).toEqual([1, 1]);
		});
	});
});
