import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../shared/description/options';
import { executeCampaignDefaults } from './executeCampaign.description';

export const executionProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: 'getExecution',
		options: [
			{
				name: 'Cancel Schedule',
				value: 'cancelSchedule',
				description: 'Cancel a scheduled run before it starts',
				action: 'Cancel a scheduled audience run',
			},
			{
				name: 'Get Execution',
				value: 'getExecution',
				description: 'Get the status of an audience run; single messages have none',
				action: 'Get the status of an audience run',
			},
			{
				name: 'Get Schedule',
				value: 'getSchedule',
				description: 'Get the status of a scheduled run',
				action: 'Get the status of a scheduled audience run',
			},
		],
	},
	{
		displayName: 'ID',
		name: 'id',
		type: 'string',
		default: '={{ $json.executionId ?? $json.scheduleId }}',
		description: 'The execution ID, or the schedule ID of a scheduled run',
	},
	optionsCollection([], executeCampaignDefaults, 'Nothing happens twice here.'),
];
