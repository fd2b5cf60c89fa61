import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { apiOf } from '../../../sandbox/campaignStandard/gateway';
import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { orchestratedCampaigns } from '../../../sandbox/journeyOptimizer/orchestrated';
import { customers as campaignCustomers, eventStatus, files, pushed, pushEvent, signalWorkflow } from './adobeCampaign';
import type { Bench } from './bench';
import {
	customers,
	eventId,
	filesForActivities,
	organization,
	sentTo,
	signalOverRest,
	transactionalSend,
	transactionalStatus,
} from './campaignTransactional';
import { events, streamIngest } from './experiencePlatform';
import { byId, jsons } from './items';
import {
	cancelSchedule,
	executeCampaign,
	getExecution,
	recipients,
	signals,
	triggerOrchestrated,
} from './journeyOptimizer';
import {
	campaignResult,
	leads,
	only,
	requestCampaign,
	requestCampaignOverSoap,
	requested,
	runs,
	scheduleCampaign,
} from './marketo';
import type { RuleRow } from './row';

/** Different tokens keep leads from sharing a call. */
const leadsApart: Pick<RuleRow, 'good' | 'bad' | 'mark'> = {
	good: (_, count) => leads(count).map((lead, index) => ({ ...lead, tokens: { 'my.message': `mark-${index}` } })),
	bad: { email: '' },
	mark: ({ tokens }) => ({ body: String(Object.values(Object(tokens))[0]) }),
};

/** Leads that were requested hours apart do not share a call. */
async function resultsApart(bench: Bench, count: number): Promise<IDataObject[]> {
	const items = await requested(bench, leads(count));
	return items.map((item, index) => ({
		...item,
		requestedAt: new Date(Date.parse(String(item.requestedAt)) - (index + 1) * 3_600_000).toISOString(),
	}));
}

/** Starts or schedules so many runs of an audience campaign and gives what Execution needs. */
async function audienceRuns(bench: Bench, count: number, more: INodeParameters): Promise<IDataObject[]> {
	const parameters = { endpoint: 'audience', campaignId: byId(campaigns.newsletter.campaignId), ...more };
	return jsons(
		await bench.as(executeCampaign).run(
			Array.from({ length: count }, () => ({})),
			parameters,
		),
	);
}

/** A part of a path as the nodes write it. */
function segment(value: unknown): string {
	return encodeURIComponent(String(value)).replaceAll('%40', '@').replaceAll('%3D', '=');
}

/** A row for each operation, in each of its ways that share no code before the delivery engine. */
export const everyOperation: Array<[name: string, row: RuleRow]> = [
	[
		'Adobe Campaign Push Event',
		{
			...pushEvent,
			...{ kind: 'sends', token: 'expireSession', host: 'baseUrl', lists: ['searchEventTypes'] },
			good: (_, count) => campaignCustomers(count),
			bad: { email: 'nobody' },
			mark: ({ externalId }) => ({ body: `"${String(externalId)}"` }),
			perItem: (type) => ({ eventType: byId(type) }),
			value: '"order_confirmation"',
		},
	],
	[
		'Adobe Campaign Event Status',
		{
			...eventStatus,
			...{ kind: 'reads', token: 'expireSession', host: 'baseUrl' },
			good: async (bench, count) => await pushed(bench, campaignCustomers(count)),
			bad: { eventId: 'EVTcartAbandonment' },
			mark: ({ eventId }) => ({ body: `@id IN (${BigInt.asUintN(56, BigInt(String(eventId)))})` }),
			perItem: (eventId) => ({ eventId }),
			value: '$json.eventId',
			parameters: () => ({
				...eventStatus.parameters(''),
				options: { maxRequests: 0, deliveryLog: false, batchSize: 1 },
			}),
		},
	],
	[
		'Adobe Campaign Signal Workflow',
		{
			...signalWorkflow,
			...{ kind: 'sends', token: 'expireSession', host: 'baseUrl', lists: ['searchWorkflows'] },
			good: (_, count) => files(count),
			bad: { file: ['a.csv', 'b.csv'] },
			mark: ({ file }) => ({ body: `"${String(file)}"` }),
			perItem: (id) => ({ workflowId: byId(id) }),
			value: '"WKF4900"',
		},
	],
	[
		'Adobe Campaign Signal Workflow over REST',
		{
			...signalOverRest,
			...{ kind: 'sends', token: 'expireToken', host: 'campaignUrl' },
			good: filesForActivities,
			bad: { activity: '', file: 'bad.csv' },
			mark: ({ file }) => ({ body: `"${String(file)}"` }),
			perItem: (id) => ({ workflowId: byId(id) }),
			value: '"WKF5001"',
		},
	],
	[
		'Marketo Request Campaign over REST',
		{
			...requestCampaign,
			credentials: (sandboxUrl) => only('marketoApi', requestCampaign.credentials(sandboxUrl)),
			...{ kind: 'sends', token: 'expireToken', host: 'baseUrl', lists: ['searchCampaigns'] },
			...leadsApart,
			perItem: (id) => ({ campaignId: byId(id) }),
			value: '"1025"',
		},
	],
	[
		'Marketo Request Campaign over SOAP',
		{
			...requestCampaignOverSoap,
			credentials: (sandboxUrl) => only('marketoSoapApi', requestCampaign.credentials(sandboxUrl)),
			...{ kind: 'sends', host: 'endpoint', lists: ['searchCampaigns'] },
			...leadsApart,
			perItem: (campaignName) => ({ campaignName }),
			value: '"Send Welcome"',
		},
	],
	[
		'Marketo Schedule Campaign',
		{
			...scheduleCampaign,
			...{ kind: 'sends', token: 'expireToken', host: 'baseUrl', lists: ['searchBatchCampaigns'] },
			good: (_, count) => runs(count),
			bad: { runAt: 'yesterday' },
			mark: ({ runAt }) => ({ body: `${String(runAt).slice(0, 19)}+0000` }),
			perItem: (id) => ({ campaignId: byId(id) }),
			value: '"1040"',
		},
	],
	[
		'Marketo Campaign Result',
		{
			...campaignResult,
			...{ kind: 'reads', token: 'expireToken', host: 'baseUrl' },
			good: resultsApart,
			bad: { campaignId: 1025, leadIds: [], requestedAt: '2026-01-01T00:00:00Z' },
			mark: ({ leadIds }) => ({ query: `leadIds=${String(leadIds)}` }),
			perItem: (campaignId) => ({ campaignId }),
			value: '$json.campaignId',
		},
	],
	[
		'Adobe Campaign Transactional Send',
		{
			...transactionalSend,
			...{ kind: 'sends', token: 'expireToken', host: 'campaignUrl' },
			good: (_, count) => customers(count),
			bad: { email: 'nobody' },
			mark: ({ email }) => ({ body: String(email) }),
			perItem: (id) => ({ eventId: id }),
			value: JSON.stringify(eventId),
		},
	],
	[
		'Adobe Campaign Transactional Status',
		{
			...transactionalStatus,
			...{ kind: 'reads', token: 'expireToken', host: 'campaignUrl' },
			good: async (bench, count) =>
				await sentTo(
					bench,
					customers(count).map(({ email }) => email),
				),
			bad: { organization: '', eventId, PKey: '@x' },
			mark: ({ PKey }) => ({ path: `/${organization}/campaign/${apiOf(organization)}/${eventId}/${segment(PKey)}` }),
			perItem: (pKey) => ({ pKey }),
			value: '$json.PKey',
		},
	],
	[
		'Adobe Experience Platform Stream Ingest',
		{
			...streamIngest,
			...{ kind: 'sends', method: 'single', token: 'expireToken', host: 'imsUrl' },
			lists: ['searchFlows', 'searchInlets', 'searchSchemas'],
			parameters: (sandboxUrl) => ({ ...streamIngest.parameters(sandboxUrl), sendMode: 'single' }),
			good: (_, count) => events(count),
			bad: { _id: 'event-bad', timestamp: 'yesterday' },
			mark: ({ _id }) => ({ body: `"${String(_id)}"` }),
			perItem: (entityJson) => ({ specifyEntity: 'json', entityJson }),
			value: 'JSON.stringify($json)',
		},
	],
	[
		'Adobe Journey Optimizer Execute Campaign',
		{
			...executeCampaign,
			...{ kind: 'sends', token: 'expireToken', host: 'platformUrl', lists: ['searchCampaigns'] },
			good: (_, count) => recipients(count),
			bad: { userId: '', namespace: 'email' },
			mark: ({ userId }) => ({ body: String(userId) }),
			perItem: (id) => ({ campaignId: byId(id) }),
			value: JSON.stringify(campaigns.orderConfirmation.campaignId),
		},
	],
	[
		'Adobe Journey Optimizer Get Execution',
		{
			...getExecution,
			...{ kind: 'reads', token: 'expireToken', host: 'platformUrl' },
			parameters: () => ({ ...getExecution.parameters(''), id: '={{ $json.executionId }}' }),
			good: async (bench, count) => await audienceRuns(bench, count, {}),
			bad: { executionId: '' },
			mark: ({ executionId }) => ({ path: `/ajo/im/executions/audience/${String(executionId)}` }),
			perItem: (id) => ({ id }),
			value: '$json.executionId',
		},
	],
	[
		'Adobe Journey Optimizer Cancel Schedule',
		{
			...cancelSchedule,
			...{ kind: 'sends', token: 'expireToken', host: 'platformUrl' },
			parameters: () => ({ ...cancelSchedule.parameters(''), id: '={{ $json.scheduleId }}' }),
			good: async (bench, count) => await audienceRuns(bench, count, { executeAt: '2050-01-01T00:00:00Z' }),
			bad: { scheduleId: '' },
			mark: ({ scheduleId }) => ({ path: `/ajo/im/executions/schedules/${String(scheduleId)}` }),
			perItem: (id) => ({ id }),
			value: '$json.scheduleId',
		},
	],
	[
		'Adobe Journey Optimizer Trigger Orchestrated Campaign',
		{
			...triggerOrchestrated,
			...{ kind: 'sends', token: 'expireToken', host: 'platformUrl' },
			good: (_, count) => signals(count),
			bad: { campaign: '', order: 'bad' },
			mark: ({ order }) => ({ body: String(order) }),
			perItem: (campaignId) => ({ campaignId }),
			value: JSON.stringify(orchestratedCampaigns.tested.id),
		},
	],
];
