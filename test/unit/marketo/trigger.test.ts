import fc from 'fast-check';

import type { CampaignRequest } from '../../../nodes/Marketo/wire/campaignRequest';
import { judgeTrigger, triggerRequest, type Trigger } from '../../../nodes/Marketo/wire/trigger';
import { response, refusal } from './responses';

const trigger = (leadIds: number[], changes: Partial<CampaignRequest> = {}): Trigger => ({
	request: {
		campaign: { by: 'id', id: 1025 },
		key: { type: 'EMAIL', value: `lead${leadIds[0]}@example.com` },
		...{ tokens: [], source: 'MKTOWS', ...changes },
	},
	...{ campaignId: 1025, leadIds },
});
const two = [trigger([318592]), trigger([318593])];
const credential = { baseUrl: 'https://123-ABC-456.mktorest.com/rest/' };

test('the call is the documented one', () => {
	const tokens = [{ name: '{{my.message}}', value: 'Hi' }];
	expect(
		triggerRequest(
			[318592, 318593].map((id) => trigger([id], { tokens })),
			credential,
		),
	).toEqual({
		method: 'POST',
		url: 'https://123-ABC-456.mktorest.com/rest/v1/campaigns/1025/trigger.json',
		headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
		body: '{"input":{"leads":[{"id":318592},{"id":318593}],"tokens":[{"name":"{{my.message}}","value":"Hi"}]}}',
	});
});

test('without tokens none are sent', () => {
	expect(triggerRequest([trigger([1, 2])], credential).body).toBe('{"input":{"leads":[{"id":1},{"id":2}]}}');
});

test('success accepts every item with its leads, also without a result', () => {
	const byName = { by: 'name' as const, programName: 'Onboarding', campaignName: 'Send Welcome' };
	const judgement = judgeTrigger(
		response({ requestId: '9e01#1', success: true }),
		[trigger([1, 2], { campaign: byName })],
		Date.parse('2026-01-02T03:04:05Z'),
	);
	expect(judgement).toEqual({
		kind: 'answered',
		outcomes: [
			{
				outcome: 'accepted',
				json: {
					...{ accepted: true, recipient: 'lead1@example.com', requestedAt: '2026-01-02T03:04:05.000Z' },
					...{ api: 'rest', campaignId: 1025, campaignName: 'Send Welcome' },
					...{ leadKey: { type: 'EMAIL', value: 'lead1@example.com' }, leadIds: [1, 2], requestId: '9e01#1' },
				},
			},
		],
	});
});

test('success is believed by a result, also without a request', () => {
	const judgement = judgeTrigger(response({ success: true, requestId: '', result: [{ id: 1025 }] }), two);
	expect(judgement).toMatchObject({ kind: 'answered', outcomes: [{ outcome: 'accepted' }, { outcome: 'accepted' }] });
	expect(JSON.stringify(judgement)).not.toContain('requestId');
});

test.each([
	['nothing', '', 200],
	['HTML', '<html></html>', 200],
	['half a document', '{"requestId":"1","succ', 200],
	['JSON that says neither', '{"requestId":"1"}', 200],
	['a list', '[]', 200],
	['a bad gateway', '<html>502</html>', 502],
	['a gateway timeout', '', 504],
	['an internal fault', '{"success":true}', 500],
	['success without a request or a result', '{"success":true}', 200],
	['success with an empty request', '{"requestId":"","success":true}', 200],
	['success with a result of nothing', '{"success":true,"result":null}', 200],
])('%s may have been executed', (_, body, status) => {
	expect(judgeTrigger(response(body, status), two).kind).toBe('unknown');
});

test.each([
	...['600', '601', '602'].map((code) => [code, 'tokenExpired']),
	...['606', '608', '611', '614', '615'].map((code) => [code, 'busy']),
	['607', 'denied'],
	...['604', '502', '504', '500', '713'].map((code) => [code, 'unknown']),
	...['603', '605', '609', '610', '612', '709', '1001', '1002', '1013'].map((code) => [code, 'refused']),
])('code %s is %s', (code, kind) => {
	expect(judgeTrigger(refusal([code, 'Some words']), two)).toMatchObject({
		kind,
		reason: { code, httpStatus: 200, platformMessage: `${code} Some words` },
	});
});

test.each([
	[429, 'busy'],
	[503, 'busy'],
	[401, 'tokenExpired'],
	[403, 'denied'],
	[302, 'denied'],
	[404, 'denied'],
	[400, 'refused'],
	[413, 'refused'],
	[414, 'refused'],
	[422, 'refused'],
])('status %i without JSON is %s', (status, kind) => {
	expect(judgeTrigger(response('<html>no</html>', status), two)).toMatchObject({
		kind,
		reason: { httpStatus: status, platformMessage: '<html>no</html>' },
	});
});

test('Retry-After is honoured', () => {
	expect(judgeTrigger(response('', 503, { 'retry-after': '7' }), two)).toMatchObject({ retryAfterMs: 7000 });
});

test.each([
	[refusal(['606', "Max rate limit '100' exceeded with in '20' secs"]), 20_000],
	[refusal(['606', "Max rate limit '100' exceeded with in '3' secs"]), 3000],
	[refusal(['606', 'Slow down']), 20_000],
	[refusal(['615', 'Concurrent access limit reached']), undefined],
	[refusal(['608', 'API Temporarily Unavailable']), undefined],
])('a busy response says how long to wait %#', (given, retryAfterMs) => {
	expect(judgeTrigger(given, two)).toMatchObject({ kind: 'busy', retryAfterMs });
});

test('the quota is said to reset at midnight US Central time', () => {
	expect(judgeTrigger(refusal(['607', 'Daily quota reached']), two)).toMatchObject({
		reason: { todo: expect.stringContaining('midnight US Central time') },
	});
});

test('603 names the permission and the IP allow-list', () => {
	expect(judgeTrigger(refusal(['603', 'Access denied']), two)).toMatchObject({
		reason: { message: expect.stringMatching(/Execute Campaign.*IP address/) },
	});
});

test('1004 takes out the items whose leads it names', () => {
	const items = [trigger([83]), trigger([84]), trigger([7, 85])];
	expect(judgeTrigger(refusal(['1004', 'Lead [84, 85] not found']), items)).toMatchObject({
		kind: 'refused',
		guilty: [
			{ position: 1, reason: { code: '1004', message: 'Marketo has no lead with the ID 84' } },
			{ position: 2, reason: { message: 'Marketo has no lead with the ID 85' } },
		],
	});
});

test('1004 finds exactly the named items, whichever they are', () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 100 }),
			fc.array(fc.boolean()),
			(ids, missing) => {
				const named = ids.filter((_, place) => missing[place]);
				const judgement = judgeTrigger(
					refusal(['1004', `Lead [${named.join(', ')}] not found`]),
					ids.map((id) => trigger([id])),
				);
				const guilty =
					judgement.kind === 'refused' ? (judgement.guilty ?? []).map(({ position }) => ids[position]) : [];
				expect(guilty).toEqual(named);
			},
		),
	);
});

test('1004 without ids is halved', () => {
	const judgement = judgeTrigger(refusal(['1004', 'Lead not found']), two);
	expect(judgement).toMatchObject({ kind: 'refused', guilty: [] });
	expect(judgement).not.toHaveProperty('indivisible');
});

test('1003 about tokens rejects the call and names them', () => {
	expect(judgeTrigger(refusal(['1003', 'Invalid token value: ["undxTokenone","undxTokentwo"] ']), two)).toMatchObject({
		kind: 'refused',
		indivisible: true,
		reason: { code: '1003', message: 'Marketo does not accept the token undxTokenone, undxTokentwo' },
	});
});

test('1003 about the campaign rejects the call, about anything else it is halved', () => {
	expect(judgeTrigger(refusal(['1003', 'Batch campaigns cannot be triggered']), two)).toMatchObject({
		indivisible: true,
	});
	expect(judgeTrigger(refusal(['1003', 'Invalid data']), two)).not.toHaveProperty('indivisible');
});

test('of several codes the one that decides about more counts', () => {
	const judgement = judgeTrigger(refusal(['1003', 'Invalid data'], ['602', 'Access token expired']), two);
	expect(judgement).toMatchObject({
		kind: 'tokenExpired',
		reason: { code: '602', platformMessage: '1003 Invalid data; 602 Access token expired' },
	});
});

test('a code that is in no table is passed on with its words', () => {
	expect(judgeTrigger(refusal(['1999', 'Something new']), two)).toMatchObject({
		kind: 'refused',
		indivisible: true,
		reason: { code: '1999', platformMessage: '1999 Something new' },
	});
});

test('a code that is a number is read too', () => {
	const body = { success: false, errors: [{ code: 602, message: 'x' }] };
	expect(judgeTrigger(response(body), two)).toMatchObject({ kind: 'tokenExpired', reason: { code: '602' } });
});
