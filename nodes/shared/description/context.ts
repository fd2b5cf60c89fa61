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
		type: 'assignmentCollection',
		default: {},
		displayOptions: { show: { ...showForDefineBelow.show, specifyContext: ['fields'] } },
		description:
			'Data for personalization. A name that occurs several times makes a list. Values are sent as they are, whatever type is shown.',
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
