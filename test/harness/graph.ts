import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	IConnections,
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeCredentials,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';

import { CredentialStore } from './credentials';
import { NodeTypes } from './nodeTypes';
import { expressionStub, feedStub, loopStub, startStub } from './stubs';

/** The node under test, named "Target" in the workflow. `type` without the package's name. */
export type TargetNode = Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'executeOnce'> & {
	type: string;
	typeVersion?: number;
	parameters?: INodeParameters;
	/** Without it the node uses every credential of the store that its type names. */
	credentials?: INodeCredentials;
};

export interface GraphOptions {
	loader: PackageDirectoryLoader;
	node: TargetNode;
	/** What the node "Feed" emits; whole items with binary data or pairing in `rawItems` instead. */
	items?: IDataObject[];
	rawItems?: INodeExecutionData[];
	/** Data by credential type, or a store that several executions share. */
	credentials?: CredentialStore | Record<string, ICredentialDataDecryptedObject>;
	/** Expressions evaluated once per item behind each output, for example `={{ $('Feed').item.json.x }}`. */
	after?: { success?: string; error?: string };
	/** Runs the node that often with the same items in one execution, by a loop or by parallel branches. */
	repeat?: { by: 'loop' | 'branches'; runs: number };
}

export function credentialStore({
	loader,
	credentials = {},
}: Pick<GraphOptions, 'loader' | 'credentials'>): CredentialStore {
	return credentials instanceof CredentialStore ? credentials : new CredentialStore(loader, credentials);
}

export function credentialsOf(store: CredentialStore): INodeCredentials {
	return Object.fromEntries(store.types().map((type) => [type, { id: type, name: type }]));
}

export function workflowGraph(options: GraphOptions) {
	const { loader, node, after = {}, repeat } = options;
	const credentials = credentialStore(options);
	const items = options.rawItems ?? (options.items ?? [{}]).map((json) => ({ json }));
	const nodeTypes = new NodeTypes(loader, {
		'test.start': startStub(),
		'test.feed': feedStub(items),
		'test.expression': expressionStub(),
		'test.loop': loopStub(items, repeat?.runs ?? 1),
	});
	const target = `${loader.packageName}.${node.type}`;
	const known = new Set(
		nodeTypes.getByNameAndVersion(target, node.typeVersion).description.credentials?.map(({ name }) => name),
	);
	const usable = Object.entries(credentialsOf(credentials)).filter(([type]) => known.has(type));
	const nodes: INode[] = [
		make('Start', 'test.start'),
		{ ...make('Target', target), credentials: Object.fromEntries(usable), ...node, type: target },
		make('After Success', 'test.expression', { value: after.success ?? '' }),
		make('After Error', 'test.expression', { value: after.error ?? '' }),
		make('Loop', 'test.loop'),
	];
	const connections: IConnections = {};
	const connect = (from: string, output: number, to: string) => {
		const main = ((connections[from] ??= { main: [] }).main ??= []);
		while (main.length <= output) main.push([]);
		main[output]?.push({ node: to, type: 'main', index: 0 });
	};
	const feeds = repeat?.by === 'branches' ? repeat.runs : 1;
	for (let index = 0; index < feeds; index++) {
		const name = index === 0 ? 'Feed' : `Feed ${index + 1}`;
		nodes.push(make(name, 'test.feed'));
		connect('Start', 0, name);
		connect(name, 0, 'Target');
	}
	if (repeat?.by === 'loop') {
		connect('Target', 0, 'Loop');
		connect('Loop', 0, 'Target');
	}
	if (after.success !== undefined) connect('Target', 0, 'After Success');
	if (after.error !== undefined) connect('Target', 1, 'After Error');
	return { nodes, connections, nodeTypes, credentials };
}

export function make(name: string, type: string, parameters: INodeParameters = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}
