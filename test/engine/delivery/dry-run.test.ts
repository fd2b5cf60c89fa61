import { fates, forEveryOperation, origins } from '../bench/forEveryOperation';
import { secretsOf } from '../bench/secretsOf';

describe('dry run', () => {
	forEveryOperation((operation) => {
		test('sends nothing, signs in nowhere and shows no secret', async () => {
			const items = await operation.good(4);
			const credentials = operation.bench.store();
			const before = operation.bench.sandbox.journal.version;
			const { outputs } = await operation.run(items, { dryRun: true }, { credentials });
			expect(operation.bench.sandbox.journal.version).toBe(before);
			expect(operation.bench.wire).toEqual([]);
			expect(credentials.counts).toMatchObject({ logOns: 0, updates: 0 });
			expect(origins(outputs[0])).toEqual(items.map((_, item) => ({ item })));
			for (const { json } of outputs[0] ?? []) {
				const readable = 'body' in Object(json.request) ? ['readableBody'] : [];
				expect(Object.keys(json)).toEqual(['dryRun', 'accepted', 'request', 'curl', ...readable]);
				expect(json.accepted).toBe(false);
				const shown = ['body', 'headers', 'method', 'url'].filter((name) => name in Object(json.request));
				expect(Object.keys(Object(json.request)).sort()).toEqual(shown);
				expect(shown.slice(-3)).toEqual(['headers', 'method', 'url']);
			}
			const shown = JSON.stringify(outputs);
			expect(shown).toContain('***');
			for (const secret of secretsOf(credentials)) expect(shown).not.toContain(secret);
		});

		test('a session or token that is already stored is not shown', async () => {
			const items = await operation.good(1);
			const credentials = operation.bench.store();
			await operation.run(items, {}, { credentials });
			const { outputs } = await operation.run(items, { dryRun: true }, { credentials });
			expect(fates(outputs[0])).toEqual(['done']);
			for (const secret of secretsOf(credentials)) expect(JSON.stringify(outputs)).not.toContain(secret);
		});

		test('items that must not be sent are rejected as in earnest', async () => {
			const items = [...(await operation.good(1)), operation.row.bad];
			const dry = await operation.runOn(items, { dryRun: true });
			expect(dry.outputs[0]?.[0]?.json.dryRun).toBe(true);
			const earnest = await operation.runOn(items);
			expect(dry.outputs[0]?.[1]?.json).toEqual(earnest.outputs[0]?.[1]?.json);
			expect(fates(dry.outputs[0])).toEqual(['done', 'rejected']);
		});

		test('does not keep the next execution from sending', async () => {
			const items = await operation.good(1);
			const credentials = operation.bench.store();
			await operation.run(items, { dryRun: true }, { credentials });
			await operation.run(items, {}, { credentials });
			expect(operation.arrivals(items)).toEqual([1]);
		});
	});
});
