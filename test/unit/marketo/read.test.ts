import { readRequest, type Api } from '../../../nodes/Marketo/requestCampaign.read';
import { itemOf } from './itemOf';

const defaults = {
	campaignBy: 'id',
	campaignId: '1025',
	leadKeyType: 'EMAIL',
	dataMode: 'defineBelow',
	leadKeyValue: 'ann@example.com',
};

function read(parameters: Record<string, unknown> = {}, json: Record<string, unknown> = {}, api: Api = 'rest') {
	const { item, hints } = itemOf({ ...defaults, ...parameters }, json);
	return { request: readRequest(item, api), hints };
}

const withTokens = (...token: Array<{ name: unknown; value: unknown }>) => ({ tokens: { token } });

test('an item in Define Below', () => {
	expect(read(withTokens({ name: 'my.message', value: 'Hi' })).request).toEqual({
		campaign: { by: 'id', id: 1025 },
		key: { type: 'EMAIL', value: 'ann@example.com' },
		tokens: [{ name: '{{my.message}}', value: 'Hi' }],
		source: 'MKTOWS',
	});
});

test('an item that is mapped automatically', () => {
	const json = { mail: ' bob@example.com ', tokens: { 'my.total': 12.5, '{{my.paid}}': true, 'my.none': null }, x: 1 };
	expect(read({ dataMode: 'autoMapInputData', leadField: 'mail' }, json).request).toMatchObject({
		key: { type: 'EMAIL', value: 'bob@example.com' },
		tokens: [
			{ name: '{{my.total}}', value: '12.5' },
			{ name: '{{my.paid}}', value: 'true' },
		],
	});
});

test.each([
	['my.x', '{{my.x}}'],
	['{{my.x}}', '{{my.x}}'],
	['{{ my.x }}', '{{my.x}}'],
	[' my.x', '{{my.x}}'],
	['{my.x}', '{{my.x}}'],
])('the token name %j is sent as %j', (given, name) => {
	expect(read(withTokens({ name: given, value: 'v' })).request.tokens).toEqual([{ name, value: 'v' }]);
});

test('a token whose value is empty is not sent', () => {
	expect(
		read(withTokens({ name: 'my.x', value: '' }, { name: '', value: '' }, { name: 'my.y', value: undefined })).request
			.tokens,
	).toEqual([]);
});

test('dates become texts', () => {
	const date = new Date('2026-01-02T03:04:05Z');
	const luxon = { toJSON: () => '2026-01-02T04:04:05.000+01:00' };
	expect(
		read(withTokens({ name: 'a', value: date }, { name: 'b', value: luxon })).request.tokens.map(({ value }) => value),
	).toEqual(['2026-01-02T03:04:05.000Z', '2026-01-02T04:04:05.000+01:00']);
});

test('names are taken as they are', () => {
	expect(read({ campaignBy: 'name', programName: 'A  b', campaignName: 'C ' }).request.campaign).toEqual({
		by: 'name',
		programName: 'A  b',
		campaignName: 'C ',
	});
});

test.each([
	['an empty campaign', { campaignId: '' }, "'Campaign' is empty", 'Campaign'],
	[
		'a campaign ID that is no number',
		{ campaignId: 'SC1025A1' },
		"'Campaign' is not a valid campaign ID: SC1025A1",
		'Campaign',
	],
	['campaign 0', { campaignId: 0 }, "'Campaign' is not a valid campaign ID: 0", 'Campaign'],
	[
		'a campaign ID beyond 32 bits',
		{ campaignId: '2147483648' },
		"'Campaign' is not a valid campaign ID: 2147483648",
		'Campaign',
	],
	[
		'no program name',
		{ campaignBy: 'name', campaignName: 'C', programName: ' ' },
		"'Program Name' is empty",
		'Program Name',
	],
	['no campaign name', { campaignBy: 'name', programName: 'P' }, "'Campaign Name' is empty", 'Campaign Name'],
	[
		'an unknown key type',
		{ leadKeyType: 'COOKIE' },
		"'Lead Key Type' is not a valid key type: COOKIE",
		'Lead Key Type',
	],
	['an empty key', { leadKeyValue: '  ' }, "'Lead Key' is empty", 'Lead Key'],
	[
		'a key that is a list',
		{ leadKeyValue: ['a'] },
		"'Lead Key' must be a single value, not a list or an object",
		'Lead Key',
	],
	[
		'a lead ID that is no number',
		{ leadKeyType: 'IDNUM', leadKeyValue: 'a@b.c' },
		"'Lead Key' is not a valid lead ID: a@b.c",
		'Lead Key',
	],
	[
		'a lead ID beyond 2^53',
		{ leadKeyType: 'IDNUM', leadKeyValue: '9007199254740993' },
		"'Lead Key' is not a valid lead ID",
		'Lead Key',
	],
	[
		'a token without a name',
		withTokens({ name: '{{}}', value: 'x' }),
		"'Tokens' contains a token without a name",
		'Tokens',
	],
	[
		'a token that is an object',
		withTokens({ name: 'my.x', value: { a: 1 } }),
		"The token 'my.x' must be a single value, not a list or an object",
		'Tokens',
	],
	[
		'101 tokens',
		withTokens(...Array.from({ length: 101 }, (_, n) => ({ name: `t${n}`, value: 'x' }))),
		'The item has 101 tokens, and Marketo takes 100',
		'Tokens',
	],
	[
		'tokens of a megabyte',
		withTokens({ name: 'my.x', value: 'x'.repeat(1_000_000) }),
		'The tokens are larger than a request to Marketo may be',
		'Tokens',
	],
])('%s is refused by the name of its parameter', (_, parameters, message, parameter) => {
	expect(() => read(parameters)).toThrow(message);
	expect(() => read(parameters)).toThrow(
		expect.objectContaining({ reason: expect.objectContaining({ details: { parameter } }) }),
	);
});

test('100 tokens are taken', () => {
	const many = Array.from({ length: 100 }, (_, n) => ({ name: `t${n}`, value: 'x' }));
	expect(read(withTokens(...many)).request.tokens).toHaveLength(100);
});

test('an item without the field that holds the key says which', () => {
	const parameters = { dataMode: 'autoMapInputData', leadField: 'mail' };
	expect(() => read(parameters, { email: 'a@b.c' })).toThrow("The item has no lead key: its field 'mail' is empty");
});

test('tokens of an item that are no object are refused', () => {
	const parameters = { dataMode: 'autoMapInputData', leadField: 'email' };
	expect(() => read(parameters, { email: 'a@b.c', tokens: 'x' })).toThrow("'tokens' is not a valid JSON object");
});

describe('on REST', () => {
	test('a key with a comma is refused', () => {
		expect(() => read({ leadKeyValue: 'a@b.c,d@e.f' })).toThrow("'Lead Key' contains a comma");
	});

	test('LEADOWNEREMAIL is refused, because the look-up has no such filter', () => {
		expect(() => read({ leadKeyType: 'LEADOWNEREMAIL' })).toThrow(
			'The REST API of Marketo cannot look up leads by LEADOWNEREMAIL',
		);
	});

	test('the source does not count', () => {
		expect(read({ source: 'SALES' }).request.source).toBe('MKTOWS');
	});
});

describe('on SOAP', () => {
	const soapByName = { campaignBy: 'name', programName: 'P', campaignName: 'C' };

	test('tokens and a campaign ID exclude each other', () => {
		expect(() => read(withTokens({ name: 'my.x', value: 'v' }), {}, 'soap')).toThrow(
			'The SOAP API takes tokens only for a campaign that is given by name',
		);
	});

	test('every key type and a comma are taken', () => {
		const { request } = read({ leadKeyType: 'LEADOWNEREMAIL', leadKeyValue: 'a,b', source: 'SALES' }, {}, 'soap');
		expect(request).toMatchObject({ key: { type: 'LEADOWNEREMAIL', value: 'a,b' }, source: 'SALES' });
	});

	test('characters that XML cannot carry are removed from values, with a hint', () => {
		const { request, hints } = read({ ...soapByName, ...withTokens({ name: 'my.x', value: 'a\u0000b' }) }, {}, 'soap');
		expect(request.tokens).toEqual([{ name: '{{my.x}}', value: 'ab' }]);
		expect(hints).toEqual(['Characters that are not allowed in XML were removed']);
	});

	test.each([
		['Lead Key', { leadKeyValue: 'a\u0001@b.c' }],
		['Program Name', { ...soapByName, programName: 'P\u0002' }],
		['Tokens', { ...soapByName, ...withTokens({ name: 'my.\u0003x', value: 'v' }) }],
	])('%s with such characters is refused', (parameter, parameters) => {
		expect(() => read(parameters, {}, 'soap')).toThrow(
			`'${parameter}' contains characters that are not allowed in XML`,
		);
	});
});
