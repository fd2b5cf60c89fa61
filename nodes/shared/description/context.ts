import type { INodeProperties } from 'n8n-workflow';
import { showForDefineBelow } from './dataMode';

/** The data for personalization: as fields, as JSON, or the whole item. */
export const contextProperties: INodeProperties[] = [
	{
		displayName: 'Specify Context',
		name: 'specifyContext',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		displayOptions: showForDefineBelow,
		description: 'Where the data for personalization comes from',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
			{ name: 'Whole Item', value: 'item' },
		],
	},
	{
		displayName: 'Context',
		name: 'contextFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show: { ...showForDefineBelow.show, specifyContext: ['fields'] } },
		description: 'Data for personalization. A name that occurs several times makes a list.',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. firstName' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
	{
		displayName: 'Context JSON',
		name: 'contextJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { ...showForDefineBelow.show, specifyContext: ['json'] } },
		description: 'Data for personalization as one JSON object; objects and lists may nest',
	},
];
