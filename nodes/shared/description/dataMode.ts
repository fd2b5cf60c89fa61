import type { INodeProperties } from 'n8n-workflow';

/**
 * Where an item's message comes from.
 *
 * @param automatic what happens with the item's fields, as a sentence
 */
export function dataMode(automatic: string): INodeProperties {
	return {
		displayName: 'Data Mode',
		name: 'dataMode',
		type: 'options',
		noDataExpression: true,
		default: 'defineBelow',
		options: [
			{
				name: 'Define Below',
				value: 'defineBelow',
				description: 'Set each field here, with expressions where you need them',
			},
			{ name: 'Map Automatically', value: 'autoMapInputData', description: automatic },
		],
	};
}

/** Spread into parameters that belong to *Define Below*. */
export const showForDefineBelow = { show: { dataMode: ['defineBelow'] } };
