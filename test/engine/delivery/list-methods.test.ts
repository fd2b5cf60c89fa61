import { NodeHelpers } from 'n8n-workflow';

import { listSearch } from '../../harness/nodeMethods';
import { forEveryOperation } from '../bench/forEveryOperation';

describe('lists in the editor', () => {
	forEveryOperation(
		(operation) => {
			const { node, lists = [], host } = operation.row;
			const search = async (method: string, credentials = operation.bench.store(), filter?: string) =>
				await listSearch({
					...{ loader: operation.bench.loader, credentials, method, filter },
					node: { type: node, parameters: operation.row.parameters(operation.bench.sandbox.url) },
				});

			test('are those of the table', () => {
				const { methods } = NodeHelpers.getVersionedNodeType(operation.bench.loader.getNode(node).type);
				expect(Object.keys(methods?.listSearch ?? {})).toEqual(lists);
			});

			test.each(lists)('%s holds what the platform has, and sends nothing', async (method) => {
				const { results } = await search(method);
				expect(results.length).toBeGreaterThan(0);
				for (const { name, value } of results) expect([name, value]).not.toContain('');
				expect(operation.bench.sandbox.journal.count()).toBe(0);
			});

			test.each(lists)('%s is empty where nothing fits the search', async (method) => {
				const { results } = await search(method, operation.bench.store(), 'nothing of that name');
				expect(results).toEqual([]);
			});

			test.each(lists)('%s tells what is wrong instead of being empty', async (method) => {
				const credentials = operation.bench.store({ [host]: 'http://127.0.0.1:1' });
				await expect(search(method, credentials)).rejects.toThrow(/127\.0\.0\.1:1 could not be reached/);
			});
		},
		({ lists }) => lists !== undefined,
	);
});
