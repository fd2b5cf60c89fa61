import { judgeDeliveryLog } from '../../../nodes/AdobeCampaign/wire/deliveryLog';
import { judgeRestSignal } from '../../../nodes/AdobeCampaign/wire/restSignal';
import { judgeWorkflow } from '../../../nodes/AdobeCampaign/wire/restWorkflow';
import { judgeTrigger as judgeOrchestrated } from '../../../nodes/JourneyOptimizer/wire/orchestrated';
import { judgeActivities, judgePagingToken } from '../../../nodes/Marketo/wire/activities';
import { judgeCampaigns } from '../../../nodes/Marketo/wire/campaigns';
import { judgeCreate } from '../../../nodes/Marketo/wire/createLeads';
import { judgeLeads } from '../../../nodes/Marketo/wire/leads';
import { judgeMembership } from '../../../nodes/Marketo/wire/membership';
import { judgeSchedule } from '../../../nodes/Marketo/wire/schedule';
import type { Judgement } from '../../../nodes/shared/contract/judgement';
import type { WireResponse } from '../../../nodes/shared/contract/wire';
import { json, soap } from './responses';
import type { Sample } from './samples';

const marketo = (more: object): WireResponse => json(200, { requestId: 'r#1', success: true, ...more });
const refusedByMarketo = json(200, {
	...{ requestId: 'r#1', success: false },
	errors: [{ code: '1003', message: 'Invalid data' }],
});

const schedules = [{ campaignId: 1025, runAt: '', tokens: [], cloneToProgramName: '' }];
const keys = ['a@x.com', 'b@x.com'].map((value) => ({ key: { type: 'EMAIL', value }, page: '' }));
const types = new Map([[6, 'sent' as const]]);
const questions = [4711, 4712].map((leadId) => ({ leadId, batch: 0, page: 'T', types }));
const triggers = [{ campaignId: '1c7529c7-7a8c-491a-a2c6-3d8131d2e17d', variables: '{"a":"b"}' }];
const signals = [{ organization: 'acme', workflowId: 'WKF1', activity: 'signal', body: '{}', path: '/x' }];
const pushed = ['7', '8'].map((key) => ({ eventId: key, key, instance: 0, queue: 'rtEvent' as const }));
const lines = ['7', '8'].map(
	(key) => `<broadLogRtEvent id="1${key}" rtEvent-id="${key}" status="1"><msg text="ok"/></broadLogRtEvent>`,
);

/** Responses to what is asked before or after a message, and to what starts more than one message. */
export const questionSamples: Array<Sample<Judgement<unknown>> & { taken: boolean }> = [
	{
		...{ name: 'Schedule Campaign', taken: true, read: (response) => judgeSchedule(response, schedules) },
		response: marketo({ result: [{ id: 1025 }] }),
	},
	{
		...{ name: 'Schedule Campaign, refused', taken: false, read: (response) => judgeSchedule(response, schedules) },
		response: refusedByMarketo,
	},
	{
		...{ name: 'Leads', taken: true, read: (response) => judgeLeads(response, keys) },
		response: marketo({ result: [{ id: 4711, createdAt: '2026-01-01T00:00:00Z', email: 'a@x.com' }] }),
	},
	{
		...{ name: 'Created leads', taken: true, read: (response) => judgeCreate(response, ['a@x.com']) },
		response: marketo({ result: [{ id: 4711, status: 'created' }] }),
	},
	{
		...{ name: 'Campaigns', taken: true },
		read: (response) => judgeCampaigns(response, [{ programName: 'Shop', requestable: true, page: '' }]),
		response: marketo({ result: [{ id: 1025, name: 'Welcome', programName: 'Shop', isRequestable: true }] }),
	},
	{
		...{ name: 'Paging token', taken: true, read: judgePagingToken },
		response: marketo({ nextPageToken: 'WQV2VQVPPCKHC6AQYVK7JDSA3J' }),
	},
	{
		...{ name: 'Activities', taken: true, read: (response) => judgeActivities(response, questions) },
		response: marketo({
			moreResult: false,
			result: [{ marketoGUID: '1', leadId: 4711, activityDate: '2026-01-01T00:00:00Z', activityTypeId: 6 }],
		}),
	},
	{
		...{ name: 'Memberships', taken: true, read: (response) => judgeMembership(response, [{ leadId: 1, page: '' }]) },
		response: marketo({ result: [{ smartCampaignId: 1025, updatedAt: '2026-01-01T00:00:00Z' }] }),
	},
	{
		...{ name: 'Orchestrated campaign', taken: true },
		read: (response) => judgeOrchestrated(response, triggers, 'first'),
		response: json(200, { status: 'success', message: 'Triggered' }),
	},
	{
		...{ name: 'Orchestrated campaign, refused', taken: false },
		read: (response) => judgeOrchestrated(response, triggers, 'first'),
		response: json(400, { type: 'https://ns.adobe.com/aep/errors/CJMOC-6001-400', title: 'Not live', status: 400 }),
	},
	{
		...{ name: 'Signal over REST', taken: true, read: (response) => judgeRestSignal(response, signals) },
		response: json(200, { href: '/campaign/workflow/execution/WKF1' }),
	},
	{
		...{ name: 'Workflow over REST', taken: true, read: judgeWorkflow },
		response: json(200, {
			activities: { activity: { signal: { trigger: { href: '/a/campaign/workflow/execution/x' } } } },
		}),
	},
	{
		...{ name: 'Delivery log', taken: true, read: (response) => judgeDeliveryLog(response, pushed) },
		response: soap(
			200,
			`<ExecuteQueryResponse><pdomOutput><broadLogRtEvent-collection>${lines.join('')}</broadLogRtEvent-collection></pdomOutput></ExecuteQueryResponse>`,
		),
	},
];
