import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import manifest from '../../package.json';
import { loadPackage } from './engine';
import { root } from './paths';

/** What the editor asks for: the version in three parts, and the operation. */
function schemaFile(node: string, operation: unknown): string {
	return join(root, dirname(node), '__schema__', 'v1.0.0', `${String(operation)}.json`);
}

function operationsOf(properties: INodeProperties[]): unknown[] {
	const operation = properties.find(({ name }) => name === 'operation');
	const choices = (operation?.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
	return choices.length > 0 ? choices : [operation?.default];
}

describe('output schemas, which the editor offers before the first run', () => {
	const nodes = manifest.n8n.nodes.map((path): [string, string] => [/(\w+)\.node\.js$/.exec(path)?.[1] ?? '', path]);

	test.each(nodes)('%s has one for each of its operations, in the package too', async (className, path) => {
		const loader = await loadPackage();
		const name = `${className[0]?.toLowerCase() ?? ''}${className.slice(1)}`;
		const { description } = NodeHelpers.getVersionedNodeType(loader.getNode(name).type);
		for (const operation of operationsOf(description.properties)) {
			const file = schemaFile(path, operation);
			expect([file, existsSync(file)]).toEqual([file, true]);
			const schema: unknown = JSON.parse(readFileSync(file, 'utf8'));
			expect(schema).toMatchObject({ type: 'object', properties: expect.any(Object) });
		}
	});
});
