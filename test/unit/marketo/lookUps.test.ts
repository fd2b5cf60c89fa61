import { chooseCampaign, chooseLeads } from '../../../nodes/Marketo/choose';
import { campaignsRequest, judgeCampaigns, programFilter } from '../../../nodes/Marketo/wire/campaigns';
import { judgeLeads, leadsRequest, type LeadQuestion } from '../../../nodes/Marketo/wire/leads';
import { response, refusal } from './responses';

const credential = { baseUrl: 'https://123-ABC-456.mktorest.com' };
const leadsUrl = 'https://123-ABC-456.mktorest.com/rest/v1/leads.json';
const ask = (value: string, type = 'EMAIL', page = ''): LeadQuestion => ({ key: { type, value }, page });
const rowsOf = (judgement: ReturnType<typeof judgeLeads>): unknown[] =>
	judgement.kind === 'answered'
		? judgement.outcomes.map((one) => (one.outcome === 'accepted' ? one.json.rows : one.reason))
		: [judgement];

describe('the look-up of leads', () => {
	test('is a GET with the values percent-encoded and commas between them', () => {
		expect(leadsRequest([ask('a+b@x.com'), ask('c&d@x.com')], credential)).toEqual({
			method: 'GET',
			url: `${leadsUrl}?filterType=email&filterValues=a%2Bb%40x.com,c%26d%40x.com&fields=id,createdAt,email&batchSize=300`,
			headers: { Accept: 'application/json' },
		});
	});

	test.each([
		['SFDCLEADID', 'sfdcLeadId'],
		['SFDCCONTACTID', 'sfdcContactId'],
		['SFDCACCOUNTID', 'sfdcAccountId'],
		['SFDCLEADOWNERID', 'sfdcLeadOwnerId'],
		['SFDCOPPTYID', 'sfdcOpptyId'],
	])('by %s filters and asks for %s', (type, field) => {
		expect(leadsRequest([ask('00QA', type)], credential).url).toContain(
			`filterType=${field}&filterValues=00QA&fields=id,createdAt,${field}&`,
		);
	});

	test('goes as a form where the address would exceed 8 KB', () => {
		const many = Array.from({ length: 300 }, (_, index) => ask(`a-rather-long-address-${index}@example.com`));
		const request = leadsRequest(many, credential);
		expect(request).toMatchObject({
			method: 'POST',
			url: `${leadsUrl}?_method=GET`,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		});
		expect(new URLSearchParams(request.body).get('filterValues')?.split(',')).toEqual(many.map(({ key }) => key.value));
	});

	test('asks for the next page by its token', () => {
		expect(leadsRequest([ask('a@x.com', 'EMAIL', 'A+/=')], credential).url).toMatch(/&nextPageToken=A%2B%2F%3D$/);
	});

	test('asks for the next page with all that its token belongs to, whoever still wants it', () => {
		const both = [ask('a@x.com'), ask('b@x.com')];
		const body = { success: true, result: [{ id: 2, email: 'a@x.com' }], nextPageToken: 'p2', moreResult: true };
		const judgement = judgeLeads(response(body), both);
		const [first] = judgement.kind === 'answered' ? judgement.outcomes : [];
		const asked = first?.outcome === 'accepted' ? first.json.asked : undefined;
		const one = { ...ask('b@x.com', 'EMAIL', 'p2'), ...(asked ? { asked } : {}) };
		expect(leadsRequest([one], credential).url).toContain('filterValues=a%40x.com,b%40x.com&');
		const other = judgeLeads(response(body), [ask('c@x.com')]);
		expect(JSON.stringify(other)).not.toContain(String(asked?.name));
	});

	test('gives each question its rows in whatever order and case they come', () => {
		const result = [
			{ id: 3, email: 'C@x.com', createdAt: '2026-01-03T00:00:00Z' },
			{ id: 1, email: 'a@x.com', createdAt: '2026-01-01T00:00:00Z' },
			{ id: 2, email: 'A@X.com', createdAt: '2026-01-02T00:00:00Z' },
		];
		expect(
			rowsOf(judgeLeads(response({ success: true, result }), [ask('a@x.com'), ask('b@x.com'), ask('c@x.com')])),
		).toEqual([
			[
				{ id: 1, createdAt: '2026-01-01T00:00:00Z' },
				{ id: 2, createdAt: '2026-01-02T00:00:00Z' },
			],
			[],
			[{ id: 3, createdAt: '2026-01-03T00:00:00Z' }],
		]);
	});

	test('knows the short form of a Salesforce ID, and its case where both are there', () => {
		const result = [
			{ id: 1, sfdcLeadId: '00Qa0000001abcdAAA', createdAt: '' },
			{ id: 2, sfdcLeadId: '00Qa0000001ABCDAAB', createdAt: '' },
		];
		const judgement = judgeLeads(response({ success: true, result }), [
			ask('00Qa0000001abcd', 'SFDCLEADID'),
			ask('00QA0000001ABCDAAB', 'SFDCLEADID'),
		]);
		expect(rowsOf(judgement)).toEqual([[{ id: 1, createdAt: '' }], [{ id: 2, createdAt: '' }]]);
	});

	test('gives the rows of its page and names the next one', () => {
		const question = ask('a@x.com', 'EMAIL', 'p2');
		const judgement = judgeLeads(
			response({ success: true, result: [{ id: 2, email: 'a@x.com' }], nextPageToken: 'p3', moreResult: true }),
			[question],
		);
		expect(judgement).toMatchObject({ outcomes: [{ json: { rows: [{ id: 2 }], next: 'p3' } }] });
	});

	test('ends where no more rows are announced', () => {
		const judgement = judgeLeads(response({ success: true, result: [], nextPageToken: 'p2', moreResult: false }), [
			ask('a@x.com'),
		]);
		expect(judgement).toMatchObject({ outcomes: [{ json: { next: '' } }] });
	});

	test.each([
		['has no rows', { result: [], nextPageToken: 'p3', moreResult: true }],
		['has no result', { nextPageToken: 'p3' }],
		['names itself as the next', { result: [{ id: 2, email: 'a@x.com' }], nextPageToken: 'p2', moreResult: true }],
	])('ends where a page %s', (_, body) => {
		const judgement = judgeLeads(response({ success: true, ...body }), [ask('a@x.com', 'EMAIL', 'p2')]);
		expect(judgement).toMatchObject({ outcomes: [{ json: { next: '' } }] });
	});

	test('goes on by a token alone', () => {
		const judgement = judgeLeads(
			response({ success: true, result: [{ id: 2, email: 'b@x.com' }], nextPageToken: 'p2' }),
			[ask('a@x.com')],
		);
		expect(judgement).toMatchObject({ outcomes: [{ json: { rows: [], next: 'p2' } }] });
	});

	test('takes an ID that is a text of digits for a number, and no other text', () => {
		const result = ['100', '', ' ', '1e3', '-5', '0x1F', '9007199254740993', null, 101].map((id) => ({
			id,
			email: 'a@x.com',
		}));
		expect(rowsOf(judgeLeads(response({ success: true, result }), [ask('a@x.com')]))).toEqual([
			[
				{ id: 100, createdAt: '' },
				{ id: 101, createdAt: '' },
			],
		]);
	});

	test('without a result finds nobody', () => {
		expect(rowsOf(judgeLeads(response({ success: true }), [ask('a@x.com')]))).toEqual([[]]);
	});

	test('with too many rows is halved, and says so', () => {
		expect(judgeLeads(refusal(['1003', 'Too many results match the filter']), [ask('a@x.com')])).toMatchObject({
			kind: 'refused',
			reason: { code: '1003', message: 'More leads than Marketo can list have this key' },
		});
	});

	test('that is not allowed names Read-Only Lead and stops the run', () => {
		expect(judgeLeads(refusal(['603', 'Access denied']), [ask('a@x.com')])).toMatchObject({
			kind: 'denied',
			reason: { message: expect.stringContaining('Read-Only Lead') },
		});
	});

	test('by a key that the instance cannot filter by rejects the items', () => {
		expect(
			judgeLeads(refusal(['1011', "Field 'sfdcOpptyId' is not supported"]), [ask('a', 'SFDCOPPTYID')]),
		).toMatchObject({ kind: 'refused', indivisible: true });
	});
});

describe('the leads of an item', () => {
	const key = { type: 'EMAIL', value: 'twice@example.com' };
	const rows = [
		{ id: 7, createdAt: '2026-05-04T10:00:00Z' },
		{ id: 9, createdAt: '2025-01-02T10:00:00Z' },
		{ id: 7, createdAt: '2026-05-04T10:00:00Z' },
	];

	test('are refused by default where there are several, which are named', () => {
		expect(() => chooseLeads(key, rows, 'error')).toThrow('2 leads have the email address twice@example.com: 7, 9');
	});

	test('are all of them, each once, where wanted', () => {
		expect(chooseLeads(key, rows, 'all')).toEqual([7, 9]);
	});

	test('are the one created last, and of equals the one with the highest ID', () => {
		expect(chooseLeads(key, rows, 'newest')).toEqual([7]);
		expect(
			chooseLeads(
				key,
				[
					{ id: 9, createdAt: 'x' },
					{ id: 12, createdAt: '' },
					{ id: 10, createdAt: '' },
				],
				'newest',
			),
		).toEqual([12]);
	});

	test('must be there', () => {
		expect(() => chooseLeads(key, [], 'all')).toThrow('Marketo has no lead with the email address twice@example.com');
	});

	test('are at most those of one call', () => {
		const many = Array.from({ length: 101 }, (_, index) => ({ id: index + 1, createdAt: '' }));
		expect(() => chooseLeads(key, many, 'all')).toThrow(
			'101 leads have the email address twice@example.com, more than the 100 that a request takes',
		);
		expect(chooseLeads(key, many, 'newest')).toEqual([101]);
	});
});

describe('the look-up of campaigns', () => {
	const question = { programName: 'A & B+C', requestable: false, page: '' };

	test('filters by program', () => {
		expect(campaignsRequest(question, credential).url).toBe(
			'https://123-ABC-456.mktorest.com/rest/v1/campaigns.json?batchSize=300&programName=A%20%26%20B%2BC',
		);
	});

	test('leaves out a program name with a comma, because the filter has no escape', () => {
		expect(programFilter('Events, 2026')).toBe('');
		expect(programFilter('Events 2026')).toBe('Events 2026');
	});

	test('reads rows and skips what is none', () => {
		const result = [
			{ id: 1, name: 'C', programName: 'P', workspaceName: 'W', active: true },
			{ id: 'x', name: 'C' },
			null,
			{ id: 3 },
		];
		expect(judgeCampaigns(response({ success: true, result }), [question])).toMatchObject({
			outcomes: [{ json: { rows: [{ id: 1, name: 'C', programName: 'P', workspaceName: 'W' }] } }],
		});
	});

	test('takes an ID that is a text of digits for a number', () => {
		const result = [{ id: '1025', name: 'C', programName: 'P', workspaceName: 'W' }];
		expect(judgeCampaigns(response({ success: true, result }), [question])).toMatchObject({
			outcomes: [{ json: { rows: [{ id: 1025 }] } }],
		});
	});

	test.each([
		['has no rows', { result: [], nextPageToken: 'p3', moreResult: true }],
		['names itself as the next', { result: [{ id: 1, name: 'C' }], nextPageToken: 'p2' }],
	])('ends where a page %s', (_, body) => {
		const judgement = judgeCampaigns(response({ success: true, ...body }), [{ ...question, page: 'p2' }]);
		expect(judgement).toMatchObject({ outcomes: [{ json: { next: '' } }] });
	});

	test('that is not allowed names Read-Only Campaign', () => {
		expect(judgeCampaigns(refusal(['603', 'Access denied']), [question])).toMatchObject({
			kind: 'denied',
			reason: { message: expect.stringContaining('Read-Only Campaign') },
		});
	});
});

describe('a campaign by name', () => {
	const row = (id: number, name: string, programName = 'Onboarding', workspaceName = 'Default') => ({
		id,
		name,
		programName,
		workspaceName,
		type: 'trigger',
	});

	test('is the one of exactly this name in exactly this program', () => {
		const rows = [
			row(1, 'send welcome'),
			row(2, 'Send Welcome'),
			row(3, 'Send Welcome 2'),
			row(4, 'Send Welcome', 'onboarding'),
		];
		expect(chooseCampaign('Onboarding', 'Send Welcome', rows)).toBe(2);
	});

	test('is found where the list puts the program before the name', () => {
		expect(chooseCampaign('ER Demo', 'Triggered Campaign', [row(5, 'ER Demo.Triggered Campaign', 'ER Demo')])).toBe(5);
	});

	test('with the program before its name gives way to one that has exactly the name', () => {
		const rows = [row(5, 'ER Demo.Triggered Campaign', 'ER Demo'), row(6, 'Triggered Campaign', 'ER Demo')];
		expect(chooseCampaign('ER Demo', 'Triggered Campaign', rows)).toBe(6);
		expect(chooseCampaign('ER Demo', 'ER Demo.Triggered Campaign', rows)).toBe(5);
	});

	test('is counted once however often it is listed', () => {
		expect(chooseCampaign('Onboarding', 'Send Welcome', [row(2, 'Send Welcome'), row(2, 'Send Welcome')])).toBe(2);
	});

	test('that is not there is named', () => {
		expect(() => chooseCampaign('Onboarding', 'Nope', [])).toThrow(
			'Marketo does not list the campaign "Nope" in the program "Onboarding"',
		);
	});

	test('that is there twice is named with its places', () => {
		const rows = [row(1, 'Confirm', 'N'), row(2, 'Confirm', 'N', 'Europe')];
		expect(() => chooseCampaign('N', 'Confirm', rows)).toThrow(
			'Marketo has 2 campaigns "Confirm" in the program "N": 1 in Default, 2 in Europe',
		);
	});
});
