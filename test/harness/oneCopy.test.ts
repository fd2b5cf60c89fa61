import * as n8nCore from 'n8n-core';

import { n8nMajor } from './n8nMajor';
import { ProbeBench } from './probe';

/** With two copies there are two containers of services, and `instanceof` says no to the other copy's classes. */
describe('the n8n under test', () => {
	let bench: ProbeBench;
	beforeAll(async () => {
		bench = await ProbeBench.open(() => ({}));
		await bench.run({});
	});
	afterAll(async () => await bench.close());

	const loaded = (file: RegExp) => Object.keys(require.cache).filter((path) => file.test(path));

	test.each([
		/\/n8n-workflow\/dist\/cjs\/workflow\.js$/,
		/\/@n8n\/di\/dist\/di\.js$/,
		/\/n8n-core(-v1)?\/dist\/index\.js$/,
	])('one copy of %s is loaded, by n8n-core, the harness and the built nodes together', (file) => {
		expect(loaded(file)).toHaveLength(1);
	});

	test('it is the one that the environment names', () => {
		const wanted = process.env.N8N_CORE_UNDER_TEST === 'n8n-core-v1' ? 1 : 2;
		expect(n8nMajor).toBe(wanted);
		// n8n 2 has moved its HTTP helpers out of n8n-core.
		expect('parseRequestObject' in n8nCore).toBe(wanted === 1);
	});
});
