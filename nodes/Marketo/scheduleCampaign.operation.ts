import type { INodeProperties } from 'n8n-workflow';
import type { Plan } from '../shared/delivery/deliver';
import { optionsCollection, sendOnceOptions } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { marketoCredential } from './credential';
import { campaignLocator, marketoPace, tokens } from './marketo.description';
import { readSchedule } from './scheduleCampaign.read';
import { judgeSchedule, scheduleKey, scheduleRequest, type Schedule } from './wire/schedule';

export const scheduleCampaignProperties: INodeProperties[] = [
	outputSchema('scheduleCampaign'),
	{
		...campaignLocator('searchBatchCampaigns'),
		description: 'The batch campaign to run. Trigger campaigns are started with Marketo Request Campaign.',
	},
	{
		displayName: 'Run At',
		name: 'runAt',
		type: 'dateTime',
		default: '',
		description:
			'When to run the campaign: at least five minutes and at most two years ahead. Times without an offset use the workflow time zone.',
		hint: 'Can stay empty: the campaign then runs five minutes after the request',
	},
	{
		...tokens,
		description:
			"Values for My Tokens of the campaign's program, for this run only. An empty value keeps the program's own.",
	},
	{
		displayName: 'Clone to Program Name',
		name: 'cloneToProgramName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Newsletter 2030-01',
		description:
			"Name of a new program: the campaign's program is cloned, and the campaign in the clone is scheduled. Marketo allows 20 such requests per day for the whole subscription.",
		hint: 'Can stay empty: the campaign itself is then scheduled',
	},
	optionsCollection(sendOnceOptions, marketoPace, 'The campaign may then run twice.'),
];

/** Schedules runs of batch campaigns. Items that ask for the same run share one call, and so its outcome. */
export const schedulePlan: Plan<Schedule> = {
	defaults: marketoPace,
	operation: {
		credential: marketoCredential,
		limits: { messages: Infinity },
		read: readSchedule,
		group: (schedule) => ({ key: scheduleKey(schedule), bytes: 0 }),
		encode: scheduleRequest,
		judge: judgeSchedule,
	},
};
