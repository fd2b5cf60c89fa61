import type { INodeProperties } from 'n8n-workflow';

/**
 * Names the output schema of a node that has no operations to choose from: n8n offers the fields of
 * `__schema__/v1.0.0/<operation>.json` to the next node before the first run, and several nodes share a folder.
 */
export function outputSchema(file: string): INodeProperties {
	return { displayName: 'Operation', name: 'operation', type: 'hidden', noDataExpression: true, default: file };
}
