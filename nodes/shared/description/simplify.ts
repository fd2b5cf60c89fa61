import type { INodeProperties } from 'n8n-workflow';

/**
 * The choice between what most workflows need and all that the platform said.
 *
 * @param byDefault false for nodes whose workflows read the whole response
 */
export function simplify(byDefault: boolean): INodeProperties {
	return {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: byDefault,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	};
}
