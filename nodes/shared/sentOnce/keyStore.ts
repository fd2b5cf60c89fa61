import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * n8n's deduplication store as far as a node can use it: one list of entries per workflow and node in n8n's database. A
 * call reads the list, changes it and writes it back without a lock, so processes can overwrite each other's changes.
 */
export interface KeyStore {
	/**
	 * Records entries; those recorded longest ago go beyond `most`.
	 *
	 * @returns the entries that were there already
	 */
	record(entries: string[], most: number): Promise<Set<string>>;
	remove(entries: string[]): Promise<void>;
}

/** A node's store, and what tells it from those of all other nodes. */
export interface OwnStore extends KeyStore {
	readonly scope: string;
}

/**
 * The store of this node.
 *
 * @returns undefined where n8n keeps none: the workflow was never saved, or n8n is too old
 */
export function keyStoreOf(context: IExecuteFunctions): OwnStore | undefined {
	const { helpers } = context;
	const scope = nodeScope(context);
	const isThere = ['checkProcessedAndRecord', 'removeProcessed'].every(
		(name) => typeof Reflect.get(helpers, name) === 'function',
	);
	if (!isThere || scope === undefined) return undefined;
	return {
		scope,
		async record(entries, most) {
			const options = { mode: 'entries' as const, maxEntries: most };
			const { processed } = await helpers.checkProcessedAndRecord(entries, 'node', options);
			return new Set(processed.map(String));
		},
		async remove(entries) {
			await helpers.removeProcessed(entries, 'node', { mode: 'entries' });
		},
	};
}

/** A node of a saved workflow: what its keys, and IDs made of them, belong to. Undefined in a workflow without an ID. */
export function nodeScope(context: Pick<IExecuteFunctions, 'getWorkflow' | 'getNode'>): string | undefined {
	const { id } = context.getWorkflow();
	return id ? JSON.stringify([id, context.getNode().id]) : undefined;
}
