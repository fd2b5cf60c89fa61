import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { MASK } from '../text/mask';

/** n8n keeps a whole node with its error and stores both; what was pasted into it may hold somebody's token. */
export function nodeOfError(context: Pick<IExecuteFunctions, 'getNode'>): INode {
	const node = context.getNode();
	if (!node.parameters.pasted) return node;
	return { ...node, parameters: { ...node.parameters, pasted: MASK } };
}
