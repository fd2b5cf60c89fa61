import { readRequest } from '../../../nodes/Marketo/requestCampaign.read';
import { convert } from '../../../nodes/shared/paste/convert';
import { writeJson } from '../../../nodes/shared/text/exactJson';
import { itemOf } from './itemOf';
import { executed, pushed, sent, streamed } from './readers';

const email = 'anna@example.com';

describe('what Campaign keeps in one byte', () => {
	const nodes: Array<[name: string, displayName: string, read: (value: unknown) => string]> = [
		['Push Event', 'Wished Channel', (wishedChannel) => pushed({ email, wishedChannel })],
		['Push Event', 'Email Format', (emailFormat) => pushed({ email, emailFormat })],
		['Transactional Send', 'Wished Channel', (wishedChannel) => sent({ email, wishedChannel })],
		[
			'Transactional Send, Attributes JSON',
			'Wished Channel',
			(wishedChannel) =>
				sent({}, { dataMode: 'fields', email, additionalFields: { attributesJson: { wishedChannel } } }),
		],
	];
	test.each(
		nodes.flatMap(([name, displayName, read]) =>
			[999, 300, 128, -129, '999', '1e3', 0.5].map((value) => [name, displayName, value, read] as const),
		),
	)('%s: %s %s is refused before it is sent', (_name, displayName, value, read) => {
		expect(() => read(value)).toThrow(`'${displayName}' must be a whole number from -128 to 127, not ${value}`);
	});
	test.each(
		nodes.flatMap(([name, displayName, read]) =>
			[-128, 0, 127, '2', 'email'].map((value) => [name, displayName, value, read] as const),
		),
	)('%s: %s %s is sent', (_name, _displayName, value, read) => {
		expect(read(value)).toContain(String(value));
	});
});

describe('the digits of a JSON parameter survive', () => {
	const json = '{"orderId":7615917337495251231,"price":10.50}';
	const xml = '<orderId>7615917337495251231</orderId><price>10.50</price>';
	const members = '"orderId":7615917337495251231,"price":10.50';
	const texts = '"orderId":"7615917337495251231","price":"10.50"';
	const fields = { dataMode: 'fields', email, specifyContext: 'json', userId: '1', namespace: 'email' };
	test.each([
		['Push Event, Context JSON', () => pushed({}, { ...fields, contextJson: json }), xml],
		['Push Event, ctx of the item', () => pushed({ email, ctx: json }), xml],
		[
			'Push Event, Children JSON',
			() => pushed({}, { ...fields, additionalFields: { childrenJson: `{"mobileApp":${json}}` } }),
			`<mobileApp>${xml}</mobileApp>`,
		],
		['Transactional Send, Context JSON', () => sent({}, { ...fields, contextJson: json }), `"ctx":{${members}}`],
		['Transactional Send, ctx of the item', () => sent({ email, ctx: json }), `"ctx":{${members}}`],
		[
			'Transactional Send, Attributes JSON',
			() => sent({}, { ...fields, additionalFields: { attributesJson: json } }),
			members,
		],
		['Stream Ingest, XDM entity', () => streamed({}, { specifyEntity: 'json', entityJson: json }), members],
		[
			'Stream Ingest, XDM entity with a null',
			() => streamed({}, { specifyEntity: 'json', entityJson: `{"order":${json},"none":null}` }),
			`"order":{${members}},"_id"`,
		],
		[
			'Stream Ingest, raw data',
			() => streamed({}, { format: 'raw', flowId: 'flow', specifyEntity: 'json', entityJson: json }),
			json,
		],
		[
			'Stream Ingest, whole message',
			() =>
				streamed(
					{},
					{ format: 'message', specifyEntity: 'json', entityJson: `{"header":{},"body":{"xdmEntity":${json}}}` },
				),
			json,
		],
		['Execute Campaign, Context JSON', () => executed({}, { ...fields, contextJson: json }), `"context":{${texts}}`],
		[
			'Execute Campaign, Profile JSON',
			() => executed({}, { ...fields, additionalFields: { profileJson: json } }),
			`"profile":{${texts}}`,
		],
		[
			'Execute Campaign, an object in Profile JSON',
			() => executed({}, { ...fields, additionalFields: { profileJson: `{"order":${json}}` } }),
			`"order":{${members}}`,
		],
		[
			'Execute Campaign, Recipient JSON',
			() => executed({}, { ...fields, additionalFields: { recipientJson: `{"more":${json}}` } }),
			`"more":{${members}}`,
		],
		[
			'Execute Campaign, the context of an audience',
			() => executed({}, { ...fields, endpoint: 'audience', audienceId: 'vip', contextJson: json }),
			`"context":{${texts}}`,
		],
	])('%s', (_name, read, written) => {
		expect(read()).toContain(written);
	});
});

test.each(['array', 'object'] as const)('the digits of a value of a pasted field survive: %s', (type) => {
	const json = '{"orderId":7615917337495251231,"price":10.50}';
	const text = type === 'array' ? `[${json}]` : json;
	expect(writeJson(convert(text, type, 'utc'))).toBe(text);
	expect(convert(`${text}, 1`, type, 'utc')).toBeUndefined();
	expect(convert(`${text}, "more": 1`, type, 'utc')).toBeUndefined();
});

test('a number in the tokens of an item keeps its digits in Marketo', () => {
	const tokens = '{"my.order":7615917337495251231,"my.price":10.50}';
	const parameters = {
		...{ campaignBy: 'id', campaignId: '1025', leadKeyType: 'EMAIL', leadField: 'email' },
		dataMode: 'autoMapInputData',
	};
	expect(readRequest(itemOf({ email, tokens }, parameters), 'rest').tokens).toEqual([
		{ name: '{{my.order}}', value: '7615917337495251231' },
		{ name: '{{my.price}}', value: '10.50' },
	]);
});
