import { createRequest, judgeCreate } from '../../../nodes/Marketo/wire/createLeads';
import { judgeLeads, leadsRequest, type LeadQuestion } from '../../../nodes/Marketo/wire/leads';
import { readRequest } from '../../../nodes/Marketo/requestCampaign.read';
import { itemOf } from './itemOf';
import { refusal, response } from './responses';

const credential = { baseUrl: 'https://123-ABC-456.mktorest.com' };

describe('creating leads', () => {
	test('is the documented call, by email address', () => {
		expect(createRequest(['kjashaedd-1@klooblept.com', 'kjashaedd-2@klooblept.com'], credential)).toEqual({
			method: 'POST',
			url: 'https://123-ABC-456.mktorest.com/rest/v1/leads.json',
			headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
			body: '{"action":"createOnly","lookupField":"email","input":[{"email":"kjashaedd-1@klooblept.com"},{"email":"kjashaedd-2@klooblept.com"}]}',
		});
	});

	test('reads each record in its place', () => {
		const result = [
			{ id: 50, status: 'created' },
			{ status: 'skipped', reasons: [{ code: '1005', message: 'Lead already exists' }] },
			{ status: 'skipped', reasons: [{ code: '1003', message: 'Invalid email' }] },
			{ status: 'skipped' },
			{ status: 'created' },
		];
		const emails = ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com', 'e@x.com', 'f@x.com'];
		expect(judgeCreate(response({ requestId: 'e42b#14272d07d78', success: true, result }), emails)).toMatchObject({
			kind: 'answered',
			outcomes: [
				{ outcome: 'accepted', json: { leadId: 50 } },
				{ outcome: 'accepted', json: 'exists' },
				{
					outcome: 'rejected',
					reason: {
						message: 'Marketo does not create the lead c@x.com',
						code: '1003',
						platformMessage: '1003 Invalid email',
					},
				},
				{ outcome: 'rejected', reason: { message: 'Marketo does not create the lead d@x.com' } },
				{ outcome: 'unknown' },
				{ outcome: 'unknown' },
			],
		});
	});

	test('may have happened where the response has no result', () => {
		expect(judgeCreate(response({ success: true }), ['a@x.com']).kind).toBe('unknown');
		expect(judgeCreate(response('<html></html>', 502), ['a@x.com']).kind).toBe('unknown');
	});

	test('that is not allowed concerns the missing leads only', () => {
		expect(judgeCreate(refusal(['603', 'Access denied']), ['a@x.com'])).toMatchObject({
			...{ kind: 'refused', indivisible: true },
			reason: { message: expect.stringContaining('Read-Write Lead') },
		});
	});
});

describe('a custom field as the key', () => {
	const ask = (value: string): LeadQuestion => ({ key: { type: 'CUSTOM', field: 'customerNumber', value }, page: '' });

	test('is the filter, and is asked for', () => {
		expect(leadsRequest([ask('C-1'), ask('C-2')], credential).url).toBe(
			'https://123-ABC-456.mktorest.com/rest/v1/leads.json?filterType=customerNumber&filterValues=C-1,C-2&fields=id,createdAt,customerNumber&batchSize=300',
		);
	});

	test('is never taken for the short form of a Salesforce ID', () => {
		const result = [{ id: 1, customerNumber: '00Qa0000001abcd', createdAt: '' }];
		const judgement = judgeLeads(response({ success: true, result }), [
			ask('00Qa0000001abcdAAA'),
			ask('00QA0000001ABCD'),
		]);
		expect(judgement).toMatchObject({ outcomes: [{ json: { rows: [] } }, { json: { rows: [{ id: 1 }] } }] });
	});

	const good = {
		...{ campaignBy: 'id', campaignId: '1025', dataMode: 'defineBelow' },
		...{ leadKeyType: 'CUSTOM', leadKeyField: 'customerNumber', leadKeyValue: 'C-318001' },
	};
	const read = (changes: object, api: 'rest' | 'soap' = 'rest') =>
		readRequest(itemOf({ ...good, ...changes }).item, api);

	test('is read with the name of the field', () => {
		expect(read({}).key).toEqual({ type: 'CUSTOM', field: 'customerNumber', value: 'C-318001' });
	});

	test.each([
		[{ leadKeyField: '' }, 'rest', "'Lead Key Field' is empty"],
		[{ leadKeyField: 'Customer Number' }, 'rest', "'Lead Key Field' is not a valid field name: Customer Number"],
		[{ leadKeyField: 'a,b' }, 'rest', "'Lead Key Field' is not a valid field name"],
		[{ leadKeyValue: 'C-1,C-2' }, 'rest', "'Lead Key' contains a comma"],
		[{}, 'soap', 'The SOAP API of Marketo does not know leads by a custom field'],
	] as const)('%p over %s is refused: %s', (changes, api, message) => {
		expect(() => read(changes, api)).toThrow(message);
	});

	test('does not concern the other key types', () => {
		expect(read({ leadKeyType: 'EMAIL', leadKeyField: 'a b' }).key).toEqual({ type: 'EMAIL', value: 'C-318001' });
	});
});

describe('the tokens of an item', () => {
	const good = {
		campaignBy: 'id',
		campaignId: '1025',
		dataMode: 'autoMapInputData',
		leadKeyType: 'EMAIL',
		leadField: 'email',
	};
	const read = (tokens: unknown) => readRequest(itemOf(good, { email: 'a@x.com', tokens }).item, 'rest').tokens;

	test('may be a list of names and values', () => {
		expect(read([{ name: 'my.a', value: 'x' }, { name: '{{my.b}}', value: 2 }, { name: 'my.c' }])).toEqual([
			{ name: '{{my.a}}', value: 'x' },
			{ name: '{{my.b}}', value: '2' },
		]);
		expect(read([])).toEqual([]);
	});

	test.each([[['my.a']], [[{ 'my.a': 'x' }]]])('that are %j are refused', (tokens) => {
		expect(() => read(tokens)).toThrow("'tokens' of the item is not a valid list of tokens");
	});
});
