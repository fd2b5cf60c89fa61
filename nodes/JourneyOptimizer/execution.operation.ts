import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemReader } from '../shared/contract/itemReader';
import type { Plan } from '../shared/delivery/deliver';
import { imsCredential } from '../shared/ims/imsCredential';
import { executeCampaignDefaults } from './executeCampaign.description';
import { readText, refused } from './refused';
import { followUpOperations, followUpRequest, judgeFollowUp, type FollowUp } from './wire/followUp';

/** Asks about audience runs and schedules, or cancels them: one call per item. */
export function followUpPlan(context: IExecuteFunctions): Plan<FollowUp> {
	return {
		defaults: executeCampaignDefaults,
		operation: {
			credential: imsCredential,
			limits: { messages: 1 },
			read: readFollowUp,
			group: () => ({ key: '', bytes: 0 }),
			encode: ([message = nothing], credential) => followUpRequest(message, credential),
			judge: (response, [message = nothing], attempt) => judgeFollowUp(response, message, attempt),
			readsOnly: context.getNodeParameter('operation', 0) !== 'cancelSchedule',
		},
	};
}

/** Calls are never empty; the compiler cannot know. */
const nothing: FollowUp = { operation: 'getExecution', id: '' };

function readFollowUp(item: ItemReader): FollowUp {
	const operation = followUpOperations.find((known) => known === item.parameter('operation'));
	const id = readText(item.parameter('id'), 'ID');
	// An expression that finds nothing gives these texts.
	if (id === '' || id === 'undefined' || id === 'null') {
		throw refused("'ID' is empty", 'Give the execution ID or the schedule ID of an audience run.', 'ID');
	}
	return { operation: operation ?? 'getExecution', id };
}
