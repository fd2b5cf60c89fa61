import { readLogon } from '../../../nodes/AdobeCampaign/wire/logon';
import { judgeEventStatus } from '../../../nodes/AdobeCampaign/wire/eventStatus';
import { judgeSignal } from '../../../nodes/AdobeCampaign/wire/signal';
import { judgePush } from '../../../nodes/AdobeCampaign/wire/push';
import { judgeSend } from '../../../nodes/AdobeCampaignTransactional/wire/send';
import { judgeStatusResponse } from '../../../nodes/AdobeCampaignTransactional/wire/status';
import { judgeIngest } from '../../../nodes/ExperiencePlatform/wire/ingest';
import { judgeExecution } from '../../../nodes/JourneyOptimizer/wire/execution';
import { judgeFollowUp } from '../../../nodes/JourneyOptimizer/wire/followUp';
import { readToken as readMarketoToken } from '../../../nodes/Marketo/wire/identity';
import { judgeRequestCampaign } from '../../../nodes/Marketo/wire/requestCampaign';
import { judgeTrigger } from '../../../nodes/Marketo/wire/trigger';
import type { Judgement } from '../../../nodes/shared/contract/judgement';
import type { WireResponse } from '../../../nodes/shared/contract/wire';
import { readToken as readImsToken } from '../../../nodes/shared/ims/token';
import { eventOf } from '../adobeCampaign/eventOf';
import { messages } from '../experiencePlatform/messages';
import { execution } from '../journeyOptimizer/responses';
import { fault, json, soap } from './responses';

/** A response as a platform sends it, with what reads it. */
export interface Sample<Meaning> {
	name: string;
	response: WireResponse;
	read(response: WireResponse): Meaning;
}

/** What a call's response means, and whether its messages were taken. */
export type CallSample = Sample<Judgement>;

/** A sign-in's response; what it holds is a fresh token. */
export type SignInSample = Sample<{ kind: string }>;

/** The tokens that the samples give out. */
export const tokens = [
	'___5A2F0C77-4B1E-4D8F-9E60-A1B2C3D4E5F6',
	'@mMBSMLXIpQd56agsZ5X7OGXWz8Q476qMq9',
	'eyJhbGciOiJSUzI1NiJ9.e30.s1gnatur3',
];
const [session, security, bearer] = tokens;

const events = ['a', 'b'].map((email) => eventOf('rtEvent', email, { email }, {}, {}));
const event = {
	address: { organization: 'acme', transactionalApi: 'mcacme', eventId: 'EVT' },
	body: '{}',
	submitted: {},
};
const requests = ['a@x.com', 'b@x.com'].map((value) => ({
	...{
		campaign: { by: 'id' as const, id: 1025 },
		key: { type: 'EMAIL', value },
		tokens: [],
		source: 'MKTOWS' as const,
	},
}));
/** All calls are made at the same time, so that their outcomes can be compared. */
const SENT_MS = Date.parse('2026-01-02T03:04:05Z');
const executions = [execution('a'), execution('b')];

const pushOne = (response: WireResponse) => judgePush(response, events.slice(0, 1));
const pushMany = (response: WireResponse) => judgePush(response, events);
const eventStatus = (response: WireResponse) =>
	judgeEventStatus(
		response,
		['7', '8'].map((key) => ({ eventId: key, key, instance: 0, queue: 'rtEvent' as const })),
	);
const signal = (response: WireResponse) =>
	judgeSignal(response, [
		{ workflowId: 'WKF1', activity: 'signal', transition: '', variables: '<variables/>', complete: false },
	]);
const send = (response: WireResponse) => judgeSend(response, event);
const trigger = (response: WireResponse) =>
	judgeTrigger(
		response,
		requests.map((request, place) => ({ request, leadIds: [place + 1] })),
		SENT_MS,
	);
const requestCampaign = (response: WireResponse) => judgeRequestCampaign(response, requests, SENT_MS);
const single = (response: WireResponse) => judgeIngest('single', response, messages(['a']), true);
const batch = (response: WireResponse) => judgeIngest('batched', response, messages(['a', 'b']), true);
const execute = (response: WireResponse) => judgeExecution(response, executions, 'first');

const success =
	'<ns1:successRequestCampaign xmlns:ns1="m"><result><success>true</success></result></ns1:successRequestCampaign>';
const pdomIds =
	'<pdomIds><Events><rtEvent id="72057594037927901"/><rtEvent id="72057594037927908"/></Events></pdomIds>';
const eventRecords =
	'<rtEvent-collection><rtEvent id="7" status="2" statusLabel="Sent"/><rtEvent id="8" status="0" statusLabel="Pending"/></rtEvent-collection>';
const exception =
	'<e:serviceException xmlns:e="m"><message>No lead found</message><code>20103</code></e:serviceException>';

/** One of each kind of response that every product knows: it took the messages, or it did not. */
export const callSamples: Array<CallSample & { taken: boolean }> = [
	{
		name: 'PushEvent',
		taken: true,
		read: pushOne,
		response: soap(200, '<PushEventResponse><plId>72057594037927901</plId></PushEventResponse>'),
	},
	{
		name: 'PushEvent, refused',
		taken: false,
		read: pushOne,
		response: fault('XSV-350008', 'Session has expired', 'Please reconnect'),
	},
	{
		name: 'PushEvents',
		taken: true,
		read: pushMany,
		response: soap(200, `<PushEventsResponse>${pdomIds}</PushEventsResponse>`),
	},
	{
		name: 'Event Status',
		taken: true,
		read: eventStatus,
		response: soap(200, `<ExecuteQueryResponse><pdomOutput>${eventRecords}</pdomOutput></ExecuteQueryResponse>`),
	},
	{
		name: 'Event Status, refused',
		taken: false,
		read: eventStatus,
		response: fault('SOP-330011', 'No right', 'to read'),
	},
	{
		name: 'Signal Workflow',
		taken: true,
		read: signal,
		response: soap(200, '<PostEventResponse></PostEventResponse>'),
	},
	{
		name: 'Signal Workflow, refused',
		taken: false,
		read: signal,
		response: fault('SOP-330011', 'No workflow', 'WKF1'),
	},
	{
		name: 'Transactional Send',
		taken: true,
		read: send,
		response: json(200, { PKey: '@key=', status: 'pending', email: '', ctx: {} }),
	},
	{
		name: 'Transactional Send, refused',
		taken: false,
		read: send,
		response: json(400, { error: 'XTK-170036 Unable to parse' }),
	},
	{
		...{ name: 'Transactional Status', taken: true, response: json(200, { PKey: '@key=', status: 'processed' }) },
		read: (response) => judgeStatusResponse(response, { address: event.address, pKey: '@key=' }),
	},
	{
		name: 'Marketo trigger',
		taken: true,
		read: trigger,
		response: json(200, { requestId: 'r#1', result: [{ id: 1025 }], success: true }),
	},
	{
		name: 'Marketo trigger, refused',
		taken: false,
		read: trigger,
		response: json(200, { requestId: 'r#1', success: false, errors: [{ code: '1003', message: 'Invalid data' }] }),
	},
	{ name: 'Marketo SOAP', taken: true, read: requestCampaign, response: soap(200, success) },
	{
		name: 'Marketo SOAP, refused',
		taken: false,
		read: requestCampaign,
		response: fault('SOAP-ENV:Client', '20103 - Lead Not Found', exception),
	},
	{
		name: 'Stream Ingest',
		taken: true,
		read: single,
		response: json(200, { inletId: 'i', xactionId: '1584479347507:2153:1', receivedTimeMs: 1 }),
	},
	{
		name: 'Stream Ingest, refused',
		taken: false,
		read: single,
		response: json(400, { type: 'https://ns.adobe.com/problem/bad', title: 'Bad', status: 400 }),
	},
	{
		name: 'Stream Ingest, a batch',
		taken: true,
		read: batch,
		response: json(207, { inletId: 'i', batchId: 'b', responses: [{ xactionId: '1-aa-0' }, { xactionId: '1-aa-1' }] }),
	},
	{ name: 'Execute Campaign', taken: true, read: execute, response: json(202, { executionId: 'a1b2c3d4' }) },
	{
		name: 'Execute Campaign, refused',
		taken: false,
		read: execute,
		response: json(400, {
			type: 'https://ns.adobe.com/aep/errors/CJMTL-010011',
			title: 'Invalid recipient',
			status: 400,
		}),
	},
	{
		...{ name: 'Execution', taken: true, response: json(200, { executionId: 'a1b2c3d4', status: 'completed' }) },
		read: (response) => judgeFollowUp(response, { operation: 'getExecution', id: 'a1b2c3d4' }, 'first'),
	},
];

/** A successful response of every service that gives out tokens. */
export const signInSamples: SignInSample[] = [
	{
		...{ name: 'Campaign Logon', read: readLogon },
		response: soap(
			200,
			`<LogonResponse><pstrSessionToken>${session}</pstrSessionToken><pSessionInfo><sessionInfo><serverInfo sessionTimeOut="86400"/></sessionInfo></pSessionInfo>` +
				`<pstrSecurityToken>${security}</pstrSecurityToken></LogonResponse>`,
		),
	},
	{
		name: 'Adobe IMS',
		read: readImsToken,
		response: json(200, { access_token: bearer, token_type: 'bearer', expires_in: 86_399 }),
	},
	{
		name: 'Marketo identity',
		read: readMarketoToken,
		response: json(200, { access_token: bearer, token_type: 'bearer', expires_in: 3599, scope: 'api@example.com' }),
	},
];
