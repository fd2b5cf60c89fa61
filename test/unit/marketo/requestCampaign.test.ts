import { campaignsForSourceCall, readCampaignsForSource } from '../../../nodes/Marketo/wire/campaignsForSource';
import type { CampaignRequest } from '../../../nodes/Marketo/wire/campaignRequest';
import { judgeRequestCampaign, requestCampaignCall } from '../../../nodes/Marketo/wire/requestCampaign';
import { response, fault, success } from './responses';

const credential = {
	endpoint: 'https://123-ABC-456.mktoapi.com/soap/mktows/3_1?WSDL ',
	userId: 'MKTOWS_123-ABC-456_1',
	encryptionKey: '0123456789ABCDEF0123456789ABCDEF01234567890A',
};
const now = Date.UTC(2026, 6, 31, 23, 59, 59);

const request = (value: string, changes: Partial<CampaignRequest> = {}): CampaignRequest => ({
	campaign: { by: 'id', id: 4496 },
	key: { type: 'EMAIL', value },
	tokens: [],
	source: 'MKTOWS',
	...changes,
});
const byName = { by: 'name', programName: 'My Program', campaignName: 'My Campaign' } as const;

const envelope = (parameters: string): string =>
	'<?xml version="1.0" encoding="UTF-8"?>\n' +
	'<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="http://www.marketo.com/mktows/">' +
	'<SOAP-ENV:Header><ns1:AuthenticationHeader><mktowsUserId>MKTOWS_123-ABC-456_1</mktowsUserId>' +
	'<requestSignature>306389bde4e522ca0eb882e5c1414c5bee12dc2f</requestSignature>' +
	'<requestTimestamp>2026-07-31T23:59:59+00:00</requestTimestamp></ns1:AuthenticationHeader></SOAP-ENV:Header>' +
	`<SOAP-ENV:Body><ns1:paramsRequestCampaign>${parameters}</ns1:paramsRequestCampaign></SOAP-ENV:Body></SOAP-ENV:Envelope>`;

describe('the call', () => {
	test('by ID is the documented one, byte for byte', () => {
		const requests = [request('lead@company.com'), request('anotherlead@company.com')];
		expect(requestCampaignCall(requests, credential, now)).toEqual({
			method: 'POST',
			url: 'https://123-ABC-456.mktoapi.com/soap/mktows/3_1',
			headers: {
				'Content-Type': 'text/xml; charset=utf-8',
				SOAPAction: '"http://www.marketo.com/mktows/requestCampaign"',
			},
			body: envelope(
				'<source>MKTOWS</source><campaignId>4496</campaignId><leadList>' +
					'<leadKey><keyType>EMAIL</keyType><keyValue>lead@company.com</keyValue></leadKey>' +
					'<leadKey><keyType>EMAIL</keyType><keyValue>anotherlead@company.com</keyValue></leadKey></leadList>',
			),
			secrets: ['306389bde4e522ca0eb882e5c1414c5bee12dc2f'],
		});
	});

	test('by name has program, campaign and tokens after the leads', () => {
		const tokens = [{ name: '{{my.message}}', value: 'Hi' }];
		const { body } = requestCampaignCall(
			[request('a@example.com', { campaign: byName, tokens, source: 'SALES' })],
			credential,
			now,
		);
		expect(body).toBe(
			envelope(
				'<source>SALES</source><leadList><leadKey><keyType>EMAIL</keyType><keyValue>a@example.com</keyValue></leadKey></leadList>' +
					'<programName>My Program</programName><campaignName>My Campaign</campaignName>' +
					'<programTokenList><attrib><name>{{my.message}}</name><value>Hi</value></attrib></programTokenList>',
			),
		);
	});

	test('by name without tokens sends the empty list', () => {
		const { body } = requestCampaignCall([request('a@example.com', { campaign: byName })], credential, now);
		expect(body).toContain('<campaignName>My Campaign</campaignName><programTokenList/></ns1:paramsRequestCampaign>');
	});

	test('escapes names, keys and tokens', () => {
		const campaign = { by: 'name', programName: 'A & B', campaignName: '<C>' } as const;
		const tokens = [{ name: '{{my.x}}', value: 'a<b>&c' }];
		const { body } = requestCampaignCall([request("o'hara&co@example.com", { campaign, tokens })], credential, now);
		expect(body).toContain("<keyValue>o'hara&amp;co@example.com</keyValue>");
		expect(body).toContain('<programName>A &amp; B</programName><campaignName>&lt;C&gt;</campaignName>');
		expect(body).toContain('<value>a&lt;b&gt;&amp;c</value>');
	});
});

describe('the response', () => {
	const [one, two] = [request('ann@example.com'), request('bob@example.com')];
	const requestedAt = '2026-01-02T03:04:05.000Z';

	test.each(['true', '1', ' true '])('with success %j accepts every lead', (value) => {
		expect(judgeRequestCampaign(success(value), [one, two], Date.parse(requestedAt))).toEqual({
			kind: 'answered',
			outcomes: [one, two].map(({ key }) => ({
				outcome: 'accepted',
				json: { accepted: true, recipient: key.value, requestedAt, api: 'soap', campaignId: 4496, leadKey: key },
			})),
		});
	});

	test('names the campaign as the user did', () => {
		const judgement = judgeRequestCampaign(success('true'), [request('a@example.com', { campaign: byName })]);
		expect(judgement).toMatchObject({ outcomes: [{ json: { campaignName: 'My Campaign' } }] });
		expect(JSON.stringify(judgement)).not.toContain('campaignId');
	});

	test('with success false rejects, without a word is unknown', () => {
		expect(judgeRequestCampaign(success('false'), [one])).toMatchObject({ outcomes: [{ outcome: 'rejected' }] });
		expect(judgeRequestCampaign(success(''), [one])).toMatchObject({ outcomes: [{ outcome: 'unknown' }] });
	});

	test.each([
		['nothing', '', 200],
		['HTML', '<html><body>Sign in</body></html>', 200],
		['half a document', '<SOAP-ENV:Envelope xmlns:SOAP-ENV="x"><SOAP-ENV:Body>', 200],
		['a bad gateway', '<html>502</html>', 502],
		['a gateway timeout', '', 504],
		['an internal fault without SOAP', 'oops', 500],
	])('that is %s may have been executed', (_, body, status) => {
		expect(judgeRequestCampaign(response(body, status), [one]).kind).toBe('unknown');
	});

	test('with 20103 takes out the lead that it names, in whatever case', () => {
		const judgement = judgeRequestCampaign(
			fault('20103', 'Lead not found', 'No lead found with EMAIL = BOB@example.com'),
			[one, two],
		);
		expect(judgement).toMatchObject({
			kind: 'refused',
			guilty: [
				{
					position: 1,
					reason: { code: '20103', message: 'Marketo has no lead with the email address bob@example.com' },
				},
			],
		});
	});

	test('with 20103 that names nobody is halved', () => {
		const judgement = judgeRequestCampaign(fault('20103', 'Lead not found', 'No lead', false), [one, two]);
		expect(judgement).toMatchObject({ kind: 'refused', guilty: [], reason: { code: '20103' } });
		expect(judgement).not.toHaveProperty('indivisible');
	});

	test.each([
		...['10001', '20011', '20023', '20024'].map((code) => [code, 'busy']),
		...['20013', '20014', '20015'].map((code) => [code, 'denied']),
		['20016', 'tokenExpired'],
		...['20012', '20017', '20018', '20019', '20101', '20102', '20109', '20110', '20113', '20114'].map((code) => [
			code,
			'refused',
		]),
	])('with %s is %s', (code, kind) => {
		const judgement = judgeRequestCampaign(fault(code, 'Short text', 'Long text'), [one, two]);
		expect(judgement).toMatchObject({
			kind,
			reason: { code, httpStatus: 500, platformMessage: `Long text (${code})` },
		});
	});

	test('without a detail has the code from its text', () => {
		expect(judgeRequestCampaign(fault('20014', 'Authentication failed', '', false), [one])).toMatchObject({
			kind: 'denied',
			reason: { code: '20014', platformMessage: '20014 - Authentication failed' },
		});
	});

	test('without any code passes the words on', () => {
		const body = fault('', '', '', false).body.replace(
			/<faultstring>.*<\/faultstring>/,
			'<faultstring>Bad Request</faultstring>',
		);
		const judgement = judgeRequestCampaign(response(body, 500), [one]);
		expect(judgement).toMatchObject({ kind: 'refused', reason: { platformMessage: 'Bad Request' } });
	});

	test('with a code that is in no table passes number and words on', () => {
		expect(judgeRequestCampaign(fault('20999', 'New', 'Something new'), [one])).toMatchObject({
			kind: 'refused',
			indivisible: true,
			reason: { code: '20999', platformMessage: 'Something new (20999)' },
		});
	});

	test('that the rate is exceeded says how long to wait', () => {
		const told = fault('20023', 'Rate limit', "Max rate limit '100' exceeded with in '5' secs");
		expect(judgeRequestCampaign(told, [one])).toMatchObject({ retryAfterMs: 5000 });
		expect(judgeRequestCampaign(fault('20023', 'Rate limit', 'Slow down'), [one])).toMatchObject({
			retryAfterMs: 20_000,
		});
		expect(judgeRequestCampaign(fault('20024', 'Concurrency', 'Slow down'), [one])).toMatchObject({
			retryAfterMs: undefined,
		});
	});

	test('of a place without the API says first that it was removed', () => {
		const judgement = judgeRequestCampaign(response('<html>Not Found</html>', 404), [one]);
		expect(judgement).toMatchObject({
			kind: 'denied',
			reason: { message: expect.stringMatching(/^Adobe removed .*2026-07-31\. /) },
		});
	});
});

describe('the list of campaigns', () => {
	test('is asked for with a source alone', () => {
		const call = campaignsForSourceCall(credential);
		expect(call.body).toContain(
			'<ns1:paramsGetCampaignsForSource><source>MKTOWS</source></ns1:paramsGetCampaignsForSource>',
		);
		expect(call.headers.SOAPAction).toBe('"http://www.marketo.com/mktows/getCampaignsForSource"');
	});

	test('is read with ids and names', () => {
		const body =
			'<e:Envelope xmlns:e="x" xmlns:ns1="y"><e:Body><ns1:successGetCampaignsForSource><result><returnCount>1</returnCount>' +
			'<campaignRecordList><campaignRecord><id>4496</id><name>ER Demo.Triggered Campaign</name><description/></campaignRecord></campaignRecordList>' +
			'</result></ns1:successGetCampaignsForSource></e:Body></e:Envelope>';
		expect(readCampaignsForSource(response(body))).toEqual({
			kind: 'list',
			list: [{ id: 4496, name: 'ER Demo.Triggered Campaign' }],
		});
	});
});
