import { campaignCredential } from '../../../nodes/AdobeCampaign/credential';
import { logonRequest } from '../../../nodes/AdobeCampaign/wire/logon';
import { oddPassword } from '../../../nodes/AdobeCampaign/wire/operator';
import { refusedInlet } from '../../../nodes/ExperiencePlatform/inletHost';
import { tokenRequest as marketoTokenRequest } from '../../../nodes/Marketo/wire/identity';
import { readResultQuery } from '../../../nodes/Marketo/campaignResult.read';
import { readRequest } from '../../../nodes/Marketo/requestCampaign.read';
import { readSchedule } from '../../../nodes/Marketo/scheduleCampaign.read';
import { readSendOnceKey } from '../../../nodes/shared/item/sendOnceKey';
import { baseUrl } from '../../../nodes/shared/http/baseUrl';
import { imsCredential } from '../../../nodes/shared/ims/imsCredential';
import { tokenRequest } from '../../../nodes/shared/ims/token';
import { Mask } from '../../../nodes/shared/text/mask';
import { itemOf } from './itemOf';
import { executed, pushed, sent, streamed } from './readers';

/** As it comes out of web pages, chats and spreadsheets: before, within and behind. */
const odd = (text: string): string => `\uFEFF\u00A0${text.slice(0, 3)}\u200B${text.slice(3)}\u2060 \u00A0`;
const email = odd('anna@example.com');

test.each([
	['Push Event', () => pushed({ email, mobilePhone: odd('+49170') }), 'email="anna@example.com" mobilePhone="+49170"'],
	[
		'Push Event, the type',
		() => pushed({ email }, { eventType: odd('orderConfirmation') }),
		'type="orderConfirmation"',
	],
	['Transactional Send', () => sent({ email }), '"email":"anna@example.com"'],
	[
		'Execute Campaign',
		() => executed({ userId: email, namespace: odd('email'), channelData: { emailAddress: email } }),
		'"userId":"anna@example.com","namespace":"email","channelData":{"emailAddress":"anna@example.com"}',
	],
	[
		'Execute Campaign, the audience',
		() => executed({}, { endpoint: 'audience', audienceId: odd('audience-1') }),
		'"id":"audience-1"',
	],
	[
		'Stream Ingest, an identity',
		() => streamed({}, { identities: { identity: [{ namespace: odd('Email'), id: email }] } }),
		'"Email":[{"id":"anna@example.com"}]',
	],
	[
		'Stream Ingest, an identity of the entity',
		() => streamed({ identityMap: { Email: [{ id: email, primary: true }] } }),
		'"Email":[{"id":"anna@example.com","primary":true}]',
	],
	['Stream Ingest, the ID of the entity', () => streamed({ _id: odd('event-1') }), '"_id":"event-1"'],
	[
		'Push Event, the names of JSON that was copied from a web page',
		() =>
			pushed({
				email,
				ctx: '{\u00A0"first\u200BName":\u00A0"Anna",\n\u00A0\u00A0"\uFEFFcity\u00A0" : {"zip\u2060": "a\u00A0b"} }',
			}),
		'<ctx><firstName>Anna</firstName><city><zip>a\u00A0b</zip></city></ctx>',
	],
	[
		'Stream Ingest, the same as raw data',
		() =>
			streamed(
				{},
				{
					...{ format: 'raw', flowId: 'flow', specifyEntity: 'json' },
					entityJson: '\uFEFF{\u00A0"first\u200BName": "a\u00A0b" }',
				},
			),
		'{ "firstName": "a\u00A0b" }',
	],
	[
		'Execute Campaign, a name of the context',
		() =>
			executed(
				{},
				{
					...{ dataMode: 'fields', specifyContext: 'fields', userId: '1', namespace: 'email' },
					contextFields: { assignments: [{ name: '\u200Bfirst\u200BName\u00A0', value: 'Anna' }] },
				},
			),
		'"context":{"firstName":"Anna"}',
	],
])('%s: what nobody sees is removed', (_node, read, written) => {
	expect(read()).toContain(written);
});

test('Marketo: the key of a lead and the ID of a campaign', () => {
	const parameters = { campaignBy: 'id', campaignId: odd('1025'), leadKeyType: 'EMAIL', leadKeyValue: email };
	expect(readRequest(itemOf({}, parameters), 'rest')).toMatchObject({
		campaign: { by: 'id', id: 1025 },
		key: { type: 'EMAIL', value: 'anna@example.com' },
	});
});

test('Marketo: the leads whose result is asked for, the name of a token and that of a copied program', () => {
	const query = { campaignId: '1025', leadIds: odd('318581'), since: 1798758000 - 365 * 86_400 };
	expect(readResultQuery(itemOf({}, query)).leadIds).toEqual([318581]);
	const tokens = { token: [{ name: odd('{{my.message}}'), value: 'Hello' }] };
	const schedule = { campaignId: '1025', tokens, cloneToProgramName: odd('Copy') };
	expect(readSchedule(itemOf({}, schedule))).toMatchObject({
		...{ tokens: [{ name: '{{my.message}}', value: 'Hello' }], cloneToProgramName: 'Copy' },
	});
});

test('a send-once key', () => {
	const options = { 'options.sendOnceKey': odd('order-1') };
	expect(readSendOnceKey(itemOf({}, options))).toBe('order-1');
});

test('typographic quotation marks in a JSON parameter are named', () => {
	expect(() => pushed({ email, ctx: '{\u201Ccity\u201D: 1}' })).toThrow(
		expect.objectContaining({
			reason: expect.objectContaining({
				todo: expect.stringContaining('Replace typographic quotation marks such as \u201C with ".'),
			}),
		}),
	);
});

test('Stream Ingest: the address of the inlet and the schema', () => {
	const inletUrl = odd(`https://dcs.adobedc.net/collection/${'a'.repeat(64)}`);
	const schemaId = odd('https://ns.adobe.com/acme/schemas/1a2b3c');
	expect(() => streamed({}, { inletUrl, schemaId })).not.toThrow();
});

test('a no-break space within an address is shown as a blank, a character that stays is named', () => {
	expect(() => pushed({ email: 'anna\u00A0b@example.com' })).toThrow(
		"'Recipient Email' is not a valid email address: anna b@example.com",
	);
	const parameters = { campaignBy: 'id', campaignId: '1025', leadKeyType: 'EMAIL', leadField: 'email\u200B' };
	expect(() => readRequest(itemOf({}, { ...parameters, dataMode: 'autoMapInputData' }), 'rest')).toThrow(
		"The item has no lead key: its field 'email[U+200B]' is empty",
	);
});

test('base URLs', () => {
	expect(baseUrl(odd('https://rt.example.com/nl/jsp/soaprouter.jsp/'), 'Base URL', /\/nl(\/jsp(\/[\w.]*)?)?$/i)).toBe(
		'https://rt.example.com',
	);
});

describe('credentials', () => {
	const request = { method: 'POST' as const, url: 'https://platform.adobe.io/ajo', headers: {} };

	test('Adobe IMS', () => {
		const credential = {
			...{ authentication: 'accessToken', accessToken: odd('eyJhbGciOi'), clientId: odd('abc123') },
			...{ organizationId: odd('1234@AdobeOrg'), sandboxName: odd('prod') },
		};
		expect(imsCredential.authenticate(credential, request).headers).toEqual({
			Authorization: 'Bearer eyJhbGciOi',
			'x-api-key': 'abc123',
			'x-gw-ims-org-id': '1234@AdobeOrg',
			'x-sandbox-name': 'prod',
		});
		const mask = new Mask(imsCredential.secrets(credential));
		expect(mask.text('echo: eyJhbGciOi')).toBe('echo: ***');
		const client = { clientId: 'a', clientSecret: 'b', scopes: odd('openid, AdobeID') };
		const form = tokenRequest('https://ims', client);
		expect(new URLSearchParams(form.body).get('scope')).toBe('openid,AdobeID');
		expect(refusedInlet('https://dcs.adobedc.net/collection/1', { inletHosts: odd('*.adobedc.net') })).toBeUndefined();
	});

	test('Adobe Campaign', () => {
		const credential = { baseUrl: odd('https://rt.example.com'), login: odd('mc'), password: 's\u200Becret' };
		expect(logonRequest(credential)).toMatchObject({
			url: 'https://rt.example.com/nl/jsp/soaprouter.jsp',
			body: expect.stringContaining('<urn:strLogin>mc</urn:strLogin><urn:strPassword>secret</urn:strPassword>'),
		});
		const session = { authentication: 'sessionToken', sessionToken: odd('___token'), securityToken: odd('@security') };
		expect(campaignCredential.authenticate(session, request).headers).toEqual({
			Cookie: '__sessiontoken=___token',
			'X-Security-Token': '@security',
		});
		expect(new Mask(campaignCredential.secrets(credential)).text('of secret')).toBe('of ***');
	});

	test.each([
		['secret', undefined],
		['secret\u00A0', "'Password' contains a no-break space (U+00A0): type it again if it was copied."],
		['secret ', "'Password' contains a blank at its beginning or end: type it again if it was copied."],
	])('a password that may be meant is named where Campaign refuses it: %j', (password, sentence) => {
		expect(oddPassword({ password })).toBe(sentence);
	});

	test('Marketo', () => {
		const credential = {
			...{
				baseUrl: odd('https://123-ABC-456.mktorest.com/rest'),
				clientId: odd('client'),
				clientSecret: odd('secret'),
			},
		};
		expect(marketoTokenRequest(credential).url).toBe(
			'https://123-ABC-456.mktorest.com/identity/oauth/token?grant_type=client_credentials&client_id=client&client_secret=secret',
		);
	});
});
