import type { INodeProperties } from 'n8n-workflow';

/**
 * The choice between what most workflows need and all that the platform said; nodes whose workflows read the whole
 * response have another default.
 */
export const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
