import fc from 'fast-check';

import { readPastedOrchestrated } from '../../../nodes/JourneyOptimizer/paste/pastedOrchestrated';
import { readTrigger } from '../../../nodes/JourneyOptimizer/triggerOrchestrated.read';
import { judgeTrigger, triggerKey, triggerRequest } from '../../../nodes/JourneyOptimizer/wire/orchestrated';
import { ItemRefused } from '../../../nodes/shared/contract/outcome';
import { itemOf } from '../marketo/itemOf';
import { response } from './responses';

const campaignId = '1c7529c7-7a8c-491a-a2c6-3d8131d2e17d';
const trigger = { campaignId, variables: '{"channel":"sms"}' };
const both = [trigger, trigger];

/** An error as Adobe's API file shows it. */
function problem(status: number, number: string, title: string, additionalContext: object, headers = {}) {
	const type = `https://ns.adobe.com/aep/errors/CJMOC-${number}-${status}`;
	const report = { tenantInfo: { requestId: 'd1de5583-5ac2-40de-a77e-16751e9b6843' }, additionalContext };
	return response(status, { type, title, message: title, status, report, at: '2026-02-23T13:50:16.163Z' }, headers);
}
const tooRecent = (headers: Record<string, string> = {}, context: object = { retryAfter: '1534' }) =>
	problem(429, '6104', 'Orchestrated campaign was triggered too recently. Retry after 1534 seconds', context, headers);

describe('the call', () => {
	test('is the documented one', () => {
		expect(triggerRequest(both, {})).toEqual({
			method: 'POST',
			url: `https://platform.adobe.io/ajo/campaign-orchestration/orchestratedCampaigns/${campaignId}/trigger`,
			headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'x-api-version': '1' },
			body: '{"variables":{"channel":"sms"}}',
		});
	});

	test('without variables has the documented empty body', () => {
		expect(triggerRequest([{ campaignId, variables: '{}' }], {}).body).toBe('{}');
	});

	test('never leaves its path, whatever the ID', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
				fc.pre(!/^\.{1,2}$/.test(id));
				const { pathname, host } = new URL(triggerRequest([{ campaignId: id, variables: '{}' }], {}).url);
				expect(host).toBe('platform.adobe.io');
				expect(pathname.split('/')).toHaveLength(6);
			}),
		);
	});

	test('is shared by those that ask for the same', () => {
		const other = [trigger, { ...trigger, variables: '{}' }, { ...trigger, campaignId: 'another' }];
		expect(new Set(other.map(triggerKey)).size).toBe(3);
		expect(triggerKey({ ...trigger, campaignId: campaignId.toUpperCase() })).toBe(triggerKey(trigger));
	});
});

describe('the response', () => {
	test('as documented accepts all that asked for it', () => {
		const message = 'Orchestrated campaign triggered successfully';
		const body = { status: 'success', orchestratedCampaignId: campaignId, message };
		const outcome = { outcome: 'accepted', json: { accepted: true, campaignId, message } };
		expect(judgeTrigger(response(200, body), both, 'first')).toEqual({
			kind: 'answered',
			outcomes: [outcome, outcome],
		});
	});

	test.each([[''], ['<html>'], ['{}'], [{ status: 'failed' }], [[{ status: 'success' }]]])('%j is unknown', (body) => {
		expect(judgeTrigger(response(200, body), both, 'first')).toMatchObject({
			kind: 'unknown',
			reason: { todo: expect.stringContaining('may have been triggered') },
		});
	});

	test.each([
		[400, '6100', 'refused', /does not wait for a signal/],
		[403, '1001', 'denied', /may not trigger orchestrated campaigns/],
		[403, '1215', 'refused', /may not trigger this orchestrated campaign/],
		[404, '1200', 'refused', /does not know an orchestrated campaign/],
		[400, '6101', 'refused', /refuses the call/],
	])('%d with CJMOC-%s is %s', (status, number, kind, message) => {
		const judgement = judgeTrigger(problem(status, number, 'What the platform says', {}), both, 'first');
		expect(judgement).toMatchObject({
			kind,
			reason: { message: expect.stringMatching(message), code: `CJMOC-${number}-${status}`, httpStatus: status },
		});
		// A call whose messages are all the same is never halved: each half would trigger the campaign.
		if (judgement.kind === 'refused') expect(judgement.indivisible).toBe(true);
	});

	test('too early is rejected with the time, not waited for', () => {
		expect(judgeTrigger(tooRecent({ 'retry-after': '1534' }), both, 'first')).toMatchObject({
			...{ kind: 'refused', indivisible: true },
			reason: {
				...{ code: 'CJMOC-6104-429', httpStatus: 429, retryable: true },
				details: { retryAfterSeconds: 1534 },
				todo: expect.stringContaining('in 26 minutes'),
			},
		});
	});

	test('the time is taken from the body where the header is missing, and left open where nobody says it', () => {
		expect(judgeTrigger(tooRecent(), both, 'first')).toMatchObject({
			reason: { details: { retryAfterSeconds: 1534 } },
		});
		expect(judgeTrigger(tooRecent({}, {}), both, 'first')).toMatchObject({
			reason: { details: {}, todo: expect.stringContaining('again later') },
		});
	});

	test('too early after a lost attempt is unknown: that one may have been the trigger', () => {
		expect(judgeTrigger(tooRecent(), both, 'maybeExecuted')).toMatchObject({
			kind: 'answered',
			outcomes: [{ outcome: 'unknown' }, { outcome: 'unknown' }],
		});
		expect(judgeTrigger(tooRecent(), both, 'again')).toMatchObject({ kind: 'refused' });
	});

	test("the gateway's own limit is waited for", () => {
		const body = { error_code: '429050', message: 'Too many requests' };
		expect(judgeTrigger(response(429, body), both, 'first')).toMatchObject({ kind: 'busy', tooMany: true });
	});

	test('no answer of the service is success by accident', () => {
		fc.assert(
			fc.property(fc.integer({ min: 100, max: 599 }), fc.jsonValue(), (status, body) => {
				const judgement = judgeTrigger(response(status, body), [trigger], 'first');
				if (judgement.kind !== 'answered') return;
				expect(body).toMatchObject({ status: 'success' });
				expect(status).toBeLessThan(300);
			}),
		);
	});
});

describe('an item', () => {
	const read = (given: Record<string, unknown>, json: Record<string, unknown> = {}) =>
		readTrigger(itemOf({ dataMode: 'defineBelow', campaignId, ...given }, json).item);

	test('is read from fields, from JSON or as a whole', () => {
		const variables = { assignments: [{ name: 'channel', value: 'sms' }] };
		expect(read({ specifyVariables: 'fields', variables })).toEqual(trigger);
		expect(read({ specifyVariables: 'json', variablesJson: '{"channel":"sms"}' })).toEqual(trigger);
		expect(read({ dataMode: 'autoMapInputData' }, { channel: 'sms', none: null })).toEqual(trigger);
	});

	test('keeps every digit', () => {
		expect(read({ specifyVariables: 'json', variablesJson: '{"n":7615917337495251231}' }).variables).toBe(
			'{"n":7615917337495251231}',
		);
	});

	test.each([[''], ['.'], ['..']])('with the campaign %j is refused', (id) => {
		expect(() => read({ campaignId: id })).toThrow(ItemRefused);
	});

	test.each([['[]'], ['x'], ['"x"']])('with the variables %j is refused', (variablesJson) => {
		expect(() => read({ specifyVariables: 'json', variablesJson })).toThrow(/Variables JSON/);
	});
});

describe('what Copy API request gives', () => {
	/** The sample of Journey Optimizer's documentation, "Trigger Orchestrated campaigns using a signal". */
	const http = `
   POST https://platform.adobe.io/ajo/campaign-orchestration/orchestratedCampaigns/${campaignId}/trigger

   Headers:
   Authorization: Bearer ## Access token ##
   Content-Type: application/json
   x-api-key: ## Provide API Key here ##
   x-api-version: 1
   x-gw-ims-org-id: 123456ABCDEFG@LumaOrg
   x-sandbox-name: prod

   Body:
   {
   "variables": {
      "channel": "sms"
   }
   }
`;
	const curl = `curl -X POST 'https://platform.adobe.io/ajo/campaign-orchestration/orchestratedCampaigns/${campaignId}/trigger' \\
  -H 'Authorization: Bearer ## Access token ##' -H 'x-api-version: 1' -H 'x-gw-ims-org-id: 123456ABCDEFG@LumaOrg' \\
  -H 'x-sandbox-name: prod' -d '{"variables":{"channel":"sms"}}'`;

	test.each([
		['as HTTP request', http],
		['as HTTP request of Windows', http.replaceAll('\n', '\r\n')],
		['as cURL', curl],
	])('%s is read', (_, text) => {
		expect(readPastedOrchestrated(text)).toEqual({
			campaignId,
			document: { variables: { channel: 'sms' } },
			fields: [{ path: 'variables.channel', type: 'string', required: false, optional: true, sample: 'sms' }],
			madeFor: { host: 'platform.adobe.io', organizationId: '123456ABCDEFG@LumaOrg', sandboxName: 'prod' },
		});
	});

	test('is filled in: what stays empty is its test value', () => {
		const pasted = (json: Record<string, unknown>) =>
			readTrigger(itemOf({ dataMode: 'paste', pasted: http, 'values.mappingMode': 'autoMapInputData' }, json).item);
		expect(pasted({ channel: 'email' }).variables).toBe('{"channel":"email"}');
		expect(pasted({}).variables).toBe('{"channel":"sms"}');
	});

	test.each([
		['another API', http.replace('/trigger', ''), /another API/],
		['another method', http.replace('POST', 'PUT'), /a POST request/],
		['a placeholder for the campaign', http.replace(campaignId, '<CAMPAIGN_ID>'), /a placeholder/],
		['a body that is a list', http.replace(/\{[^]*\}/, '[]'), /another value/],
		['variables that are a text', curl.replace('{"channel":"sms"}', '"sms"'), /'variables'/],
		['a line that is no header', http.replace('Headers:', 'what is this'), /a header.*line 4|line 4.*a header/],
		['a body alone', '{"variables":{}}', /cURL/],
	])('%s is refused', (_, text, message) => {
		expect(() => readPastedOrchestrated(text)).toThrow(message);
	});

	test('a body that is missing means no variables', () => {
		const { document, fields } = readPastedOrchestrated(http.slice(0, http.indexOf('Body:')));
		expect([document, fields]).toEqual([{}, []]);
	});

	test('no text breaks the reader', () => {
		fc.assert(
			fc.property(fc.string(), (end) => {
				try {
					readPastedOrchestrated(`${http.slice(0, http.indexOf('Body:'))}${end}`);
				} catch (error) {
					expect(error).toBeInstanceOf(ItemRefused);
				}
			}),
		);
	});
});
