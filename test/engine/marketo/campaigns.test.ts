import { json } from '../../../sandbox/http';
import { Bench } from '../bench/bench';
import { details, first, outcomes } from '../bench/items';
import { emails, invoice, leads, leadsTaken, refusal, requestCampaign, welcome } from '../bench/marketo';

describe('Request Campaign over REST: campaigns, tokens, refused calls', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(requestCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const all = (count: number) => Array<number>(count).fill(1);
	const byName = (programName: string, campaignName: string) => ({ campaignBy: 'name', programName, campaignName });

	describe('a campaign by name', () => {
		test('is found in its program and told with both', async () => {
			const { outputs } = await bench.run(leads(1), byName('Partners', 'Send Welcome'));
			expect(first(outputs[0])).toMatchObject({ campaignId: 1032, campaignName: 'Send Welcome' });
			expect(bench.calls('campaigns')).toHaveLength(1);
		});

		test.each([
			['Events, 2026', 'Thanks, and see you', 1028],
			['Product 3.0', 'v1.2 follow-up', 1029],
		])('is found with commas and dots: %s, %s', async (programName, campaignName, id) => {
			const { outputs } = await bench.run(leads(1), byName(programName, campaignName));
			expect(first(outputs[0])).toMatchObject({ campaignId: id });
		});

		test('is found on a further page', async () => {
			bench.platform.controls.set({ pageSize: 1 });
			const { outputs } = await bench.run(leads(1), byName('Events, 2026', 'Thanks, and see you'));
			expect(first(outputs[0])).toMatchObject({ campaignId: 1028 });
		});

		test('is the one with exactly the name, not the one that has the program before it', async () => {
			const result = [
				{ id: '1027', name: 'Onboarding.Send Welcome', programName: 'Onboarding' },
				{ id: '1025', name: 'Send Welcome', programName: 'Onboarding' },
			];
			const answer = json(200, { requestId: 'a#1', success: true, result, nextPageToken: 'SAME' });
			bench.sandbox.faults.add({ method: 'campaigns', times: 0, answer });
			const { outputs } = await bench.runOn(leads(1), byName('Onboarding', 'Send Welcome'));
			expect(first(outputs[0])).toMatchObject({ accepted: true, campaignId: 1025 });
			expect(bench.calls('campaigns')).toHaveLength(2);
		});

		test.each([
			['Onboarding', 'send welcome', /does not list the campaign "send welcome" in the program "Onboarding"/],
			['Newsletter', 'Confirm', /2 campaigns "Confirm" in the program "Newsletter": 1030 in Default, 1031 in Europe/],
		])('that is not one exactly is rejected: %s, %s', async (programName, campaignName, message) => {
			const { outputs } = await bench.runOn(leads(2), byName(programName, campaignName));
			expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected']);
			expect(first(outputs[0]).error).toMatch(message);
			expect(bench.calls('leads')).toHaveLength(0);
		});

		test('of several is looked up once per program, and each item goes to its own', async () => {
			const items = [
				...leads(2).map((item) => ({ ...item, program: 'Onboarding' })),
				{ email: 'lead3@example.com', program: 'Partners' },
			];
			await bench.run(items, { campaignBy: 'name', programName: '={{ $json.program }}', campaignName: 'Send Welcome' });
			expect(bench.calls('campaigns')).toHaveLength(2);
			expect(leadsTaken(bench.sandbox, ['lead1@example.com', 'lead2@example.com', 'lead3@example.com'])).toEqual([
				1, 1, 0,
			]);
			expect(leadsTaken(bench.sandbox, ['lead3@example.com'], 1032)).toEqual([1]);
		});
	});

	describe('tokens', () => {
		test('are sent with braces, and items with the same ones share a call', async () => {
			const items = leads(4).map((item, index) => ({ ...item, tokens: { 'my.message': index % 2 ? 'odd' : 'even' } }));
			await bench.run(items);
			expect(bench.calls('trigger').map(({ body }) => body)).toEqual([
				`{"input":{"leads":[{"id":318001},{"id":318003}],"tokens":[{"name":"{{my.message}}","value":"even"}]}}`,
				`{"input":{"leads":[{"id":318002},{"id":318004}],"tokens":[{"name":"{{my.message}}","value":"odd"}]}}`,
			]);
		});

		test('that the program does not have are named, and harm only their own call', async () => {
			const items = [{ email: 'lead1@example.com', tokens: { 'my.nope': 'x' } }, { email: 'lead2@example.com' }];
			const { outputs } = await bench.runOn(items);
			expect(outcomes(outputs[0])).toEqual(['rejected', 'accepted']);
			expect(first(outputs[0]).error).toContain('Marketo does not accept the token my.nope');
			expect(details(first(outputs[0]))).toMatchObject({ code: '1003', httpStatus: 200 });
			expect(bench.calls('trigger')).toHaveLength(2);
		});

		test('for a nested program are refused with a hint after the tries', async () => {
			const items = [{ email: 'lead1@example.com', tokens: { 'my.message': 'x' } }];
			const { outputs } = await bench.runOn(items, {
				campaignId: { __rl: true, mode: 'id', value: '1034' },
				options: { maxTries: 2 },
			});
			expect(details(first(outputs[0]))).toMatchObject({
				outcome: 'rejected',
				code: '611',
				todo: expect.stringContaining('within another program'),
			});
			expect(bench.calls('trigger')).toHaveLength(2);
		});
	});

	describe('a refused call', () => {
		test('that names unknown leads is sent again without them', async () => {
			const ids = [318001, 999, 318002, 998].map((id) => ({ id }));
			const { outputs } = await bench.runOn(ids, { leadKeyType: 'IDNUM', leadField: 'id' });
			expect(outcomes(outputs[0])).toEqual(['accepted', 'rejected', 'accepted', 'rejected']);
			expect(details(outputs[0]?.[1]?.json)).toMatchObject({ code: '1004' });
			expect(bench.calls('trigger')).toHaveLength(2);
			expect(bench.sandbox.journal.count('marketo')).toBe(2);
		});

		test('that names nobody is halved until the guilty stands alone', async () => {
			bench.sandbox.faults.add({
				method: 'trigger',
				bodyIncludes: '318003',
				times: 0,
				answer: refusal('1004', 'Lead not found'),
			});
			const { outputs } = await bench.runOn(leads(4));
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted', 'rejected', 'accepted']);
			expect(leadsTaken(bench.sandbox, emails(leads(4)))).toEqual([1, 1, 0, 1]);
		});

		test.each([
			['1013', 4711, 'Marketo has no campaign with this ID'],
			['1003', 1040, 'Marketo cannot request this campaign'],
			['1003', 1041, 'Marketo cannot request this campaign'],
			['1003', 1042, 'Marketo cannot request this campaign'],
		])('because of its campaign (%s, %d) rejects all its items at once', async (code, campaign, message) => {
			const { outputs } = await bench.runOn(leads(3), {
				campaignId: { __rl: true, mode: 'id', value: String(campaign) },
			});
			expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected', 'rejected']);
			expect(first(outputs[0]).error).toContain(message);
			expect(details(first(outputs[0]))).toMatchObject({ code });
			expect(bench.calls('trigger')).toHaveLength(1);
		});

		test('that is too large is divided', async () => {
			bench.sandbox.faults.add({ method: 'trigger', answer: { status: 413, body: 'Too large' } });
			const items = leads(2);
			const { outputs } = await bench.runOn(items);
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual([1, 1]);
		});
	});

	test('items for two campaigns and with two token sets go out in four kinds of calls', async () => {
		const items = leads(40).map((item, index) => ({
			...item,
			campaign: index < 20 ? welcome : invoice,
			tokens: { 'my.message': String(index % 2) },
		}));
		await bench.run(items, { campaignId: { __rl: true, mode: 'id', value: '={{ $json.campaign }}' } });
		expect(bench.calls('trigger')).toHaveLength(4);
		expect(leadsTaken(bench.sandbox, emails(items).slice(0, 20))).toEqual(all(20));
		expect(leadsTaken(bench.sandbox, emails(items).slice(20), invoice)).toEqual(all(20));
	});
});
