import type { INodeParameters } from 'n8n-workflow';

import { fates, forEveryOperation, origins } from '../bench/forEveryOperation';

/** A throw would send the input items down the success output as if nothing had happened. */
describe('under a continue setting the node never throws', () => {
	const failing = '={{ $("Nowhere").item.json.x }}';

	forEveryOperation((operation) => {
		const { host, perItem } = operation.row;
		const cases: Array<[string, { stored?: Record<string, string> | 'missing'; parameters?: INodeParameters }]> = [
			['the credential is missing', { stored: 'missing' }],
			['the credential is missing in a dry run', { stored: 'missing', parameters: { options: { dryRun: true } } }],
			['the host is not reachable', { stored: { [host]: 'http://127.0.0.1:1' } }],
			['the host is not an address', { stored: { [host]: 'nowhere at all' } }],
			['an expression of the options does not work', { parameters: { options: { concurrency: failing } } }],
			['the expression of a parameter does not work', { parameters: perItem(failing) }],
		];

		describe.each(['continueErrorOutput', 'continueRegularOutput'] as const)('%s', (onError) => {
			test.each(cases)('when %s, every item says so', async (_name, { stored = {}, parameters = {} }) => {
				const items = await operation.good(2);
				const credentials = stored === 'missing' ? {} : operation.bench.store(stored);
				const { options, ...rest } = parameters;
				const merged = { ...rest, options: { maxTries: 1, ...Object(options) } };
				const result = await operation.bench.run(items, merged, { credentials, node: { onError } });
				expect({ status: result.status, message: result.error?.message }).toEqual({ status: 'success' });
				const [success = [], failed = []] = result.outputs;
				const [said, silent] = onError === 'continueErrorOutput' ? [failed, success] : [success, failed];
				expect(silent).toEqual([]);
				expect(fates(said)).toEqual(['rejected', 'rejected']);
				expect(said.every(({ json }) => typeof json.error === 'string' && json.error !== '')).toBe(true);
				expect(origins(said)).toEqual([{ item: 0 }, { item: 1 }]);
				expect(operation.calls(items)).toEqual([0, 0]);
			});
		});

		test('a failing expression concerns its own item only', async () => {
			const items = await operation.good(3);
			const expression = `={{ $itemIndex === 1 ? $("Nowhere").item.json.x : ${operation.row.value} }}`;
			const { outputs } = await operation.bench.runOn(items, perItem(expression));
			expect(fates(outputs[0])).toEqual(['done', 'rejected', 'done']);
		});
	});
});
