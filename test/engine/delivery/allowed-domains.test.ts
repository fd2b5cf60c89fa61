import { details } from '../bench/items';
import { fates, forEveryOperation } from '../bench/forEveryOperation';

describe("a credential's Allowed HTTP Request Domains", () => {
	forEveryOperation((operation) => {
		/** Runs the operation with a credential that is bound to these domains, without a token in store. */
		const run = async (allowedDomains: string) => {
			const items = await operation.good(2);
			const credentials = operation.bench.store({ allowedHttpRequestDomains: 'domains', allowedDomains });
			return (await operation.runOn(items, {}, { credentials })).outputs[0];
		};

		test.each(['elsewhere.example', '*.elsewhere.example, 10.0.0.1', ''])(
			'bind every request, that of the sign-in included: %j',
			async (allowedDomains) => {
				const output = await run(allowedDomains);
				expect(fates(output)).toEqual(['rejected', 'rejected']);
				expect(details(output?.[0]?.json).todo).toMatch(/Allowed HTTP Request Domains/);
				expect(operation.bench.wire).toEqual([]);
			},
		);

		test('let pass what they name', async () => {
			expect(fates(await run('elsewhere.example, 127.0.0.1'))).toEqual(['done', 'done']);
		});
	});
});
