import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { ItemReader } from '../shared/contract/itemReader';
import type { Plan } from '../shared/delivery/deliver';
import { onlyOne } from '../shared/delivery/onlyOne';
import { optionsCollection } from '../shared/description/options';
import { imsCredential } from '../shared/ims/imsCredential';
import { refusedEmpty } from '../shared/item/refused';
import { readSegment } from '../shared/item/text';
import { executeCampaignDefaults } from './executeCampaign.description';
import { followUpOperations, followUpRequest, judgeFollowUp, type FollowUp } from './wire/followUp';

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
				description: 'Get the status of an audience run; not available for single messages',
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
	optionsCollection([], executeCampaignDefaults, 'A repeated request has no further effect.'),
];

/** Asks about audience runs and schedules, or cancels them: one call per item. */
export function followUpPlan(context: IExecuteFunctions): Plan<FollowUp> {
	return {
		defaults: executeCampaignDefaults,
		operation: {
			credential: imsCredential,
			limits: { messages: 1 },
			read: readFollowUp,
			group: () => ({ key: '', bytes: 0 }),
			encode: onlyOne(followUpRequest),
			judge: (response, followUps, attempt) =>
				onlyOne((followUp: FollowUp) => judgeFollowUp(response, followUp, attempt))(followUps),
			readsOnly: context.getNodeParameter('operation', 0) !== 'cancelSchedule',
		},
	};
}

const idTodo = 'Give the execution ID or the schedule ID of an audience run.';

function readFollowUp(item: ItemReader): FollowUp {
	const operation = followUpOperations.find((known) => known === item.parameter('operation'));
	const id = readSegment(item.parameter('id'), 'ID', idTodo);
	// An expression that finds nothing gives these texts.
	if (id === 'undefined' || id === 'null') throw refusedEmpty('ID', idTodo);
	return { operation: operation ?? 'getExecution', id };
}
