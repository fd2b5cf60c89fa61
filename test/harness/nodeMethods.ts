import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type INodeListSearchResult,
	type INodePropertyOptions,
	type ResourceMapperFields,
} from 'n8n-workflow';

import { additionalData } from './additionalData';
import { workflowGraph, type GraphOptions } from './graph';

type Options = Pick<GraphOptions, 'loader' | 'credentials' | 'node'> & { method: string };

/** What fills the list of a resource locator in the editor. */
export async function listSearch(
	options: Options & { filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
	return await inEditor(options, async (context, { listSearch: methods }) => {
		return await found(methods?.[options.method], options.method).call(
			context,
			options.filter,
			options.paginationToken,
		);
	});
}

/** What fills a dropdown. */
export async function loadOptions(options: Options): Promise<INodePropertyOptions[]> {
	return await inEditor(
		options,
		async (context, { loadOptions: methods }) => await found(methods?.[options.method], options.method).call(context),
	);
}

/** What gives a resource mapper its fields. */
export async function resourceMapping(options: Options): Promise<ResourceMapperFields> {
	return await inEditor(
		options,
		async (context, { resourceMapping: methods }) =>
			await found(methods?.[options.method], options.method).call(context),
	);
}

type Methods = NonNullable<ReturnType<ReturnType<typeof workflowGraph>['nodeTypes']['getByNameAndVersion']>['methods']>;

async function inEditor<T>(
	options: Options,
	call: (context: LoadOptionsContext, methods: Methods) => Promise<T>,
): Promise<T> {
	const { nodes, nodeTypes, credentials } = workflowGraph(options);
	const workflow = new Workflow({ nodes, connections: {}, active: false, nodeTypes });
	const node = workflow.getNode('Target');
	if (node === null) throw new Error('The workflow has no node under test');
	const data = additionalData({ credentialsHelper: credentials, currentNodeParameters: node.parameters });
	const { methods = {} } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	await workflow.expression.acquireIsolate();
	try {
		return await call(new LoadOptionsContext(workflow, node, data, `parameters.${options.method}`), methods);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

function found<T>(method: T | undefined, name: string): T {
	if (method === undefined) throw new Error(`The node has no method "${name}"`);
	return method;
}
