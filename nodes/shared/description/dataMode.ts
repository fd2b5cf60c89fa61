import type { INodeProperties } from 'n8n-workflow';

/**
 * Where an item's message comes from.
 *
 * @param automatic what happens with the item's fields, as a sentence
 * @param paste what of Adobe's can be pasted, as a sentence; left out where nothing can
 */
export function dataMode(automatic: string, paste?: string): INodeProperties {
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
			...(paste === undefined ? [] : [{ name: "Paste Adobe's Sample", value: 'paste', description: paste }]),
		],
	};
}

/**
 * What *Map Automatically* does with the fields of an item, where its names are needed.
 *
 * @param names which names are recognised and what becomes of the others, full sentences
 */
export function automaticNotice(names: string): INodeProperties {
	return {
		displayName: names,
		name: 'automaticNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { dataMode: ['autoMapInputData'] } },
	};
}

/** Spread into parameters that belong to *Define Below*. */
export const showForDefineBelow = { show: { dataMode: ['defineBelow'] } };

/** Parameters that a pasted text answers: shown in the two other modes. */
export function hiddenForPaste(properties: INodeProperties[]): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { dataMode: ['defineBelow', 'autoMapInputData'], ...property.displayOptions?.show },
		},
	}));
}
