import { json } from '../../../sandbox/http';
import { Bench } from '../bench/bench';
import { details, first, outcomes } from '../bench/items';
import { emails, leads, leadsTaken, requestCampaign, welcome } from '../bench/marketo';

describe('Request Campaign over REST: leads', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(requestCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const all = (count: number) => Array<number>(count).fill(1);
	const idOf = (email: string) => bench.platform.leads.find('email', email).map(({ id }) => id);

	describe('leads', () => {
		test('are looked up together, triggered in one call, and told with their IDs', async () => {
			const items = leads(3);
			const { outputs, error } = await bench.run(items);
			expect(error).toBeUndefined();
			expect(bench.wire.map(({ operation }) => operation)).toEqual(['token', 'leads', 'trigger']);
			expect(outputs[0]?.map(({ json }) => json)).toEqual(
				items.map(({ email }) => ({
					...{ accepted: true, recipient: email, requestedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
					...{ api: 'rest', campaignId: welcome },
					...{ leadKey: { type: 'EMAIL', value: email }, leadIds: idOf(email), requestId: expect.any(String) },
				})),
			);
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(3));
		});

		test('are triggered a hundred a call and looked up three hundred a call', async () => {
			const items = leads(650);
			await bench.run(items);
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(650));
			expect(bench.calls('leads')).toHaveLength(3);
			expect(
				bench
					.calls('trigger')
					.map(({ body }) => body.match(/"id"/g)?.length)
					.sort(),
			).toEqual([100, 100, 100, 100, 100, 100, 50]);
		});

		test('are looked up by a form where the address would be too long', async () => {
			const items = Array.from({ length: 200 }, (_, index) => ({ email: `${'a'.repeat(60)}${index}@example.com` }));
			for (const { email } of items) bench.platform.leads.add(email);
			const { error } = await bench.run(items);
			expect(error).toBeUndefined();
			expect(bench.calls('leads').map(({ method, query }) => [method, query.get('_method')])).toEqual([
				['POST', 'GET'],
			]);
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(200));
		});

		test('are found whatever the case, also with a plus sign or an apostrophe', async () => {
			const items = [
				{ email: 'MIXED.case@example.com' },
				{ email: 'ada+news@example.com' },
				{ email: "o'hara@example.com" },
			];
			await bench.run(items);
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(3));
		});

		test('that nobody knows are rejected one by one and spoil nobody else', async () => {
			const items = [...leads(2), { email: 'nobody@example.com' }, { email: 'lead3@example.com' }];
			const { outputs } = await bench.runOn(items);
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted', 'rejected', 'accepted']);
			expect(outputs[0]?.[2]?.json.error).toMatch(/^Marketo has no lead with the email address nobody@example\.com$/);
			expect(bench.calls('trigger')).toHaveLength(1);
		});

		test('that two items name are requested for both and asked for once', async () => {
			const { outputs } = await bench.run([{ email: 'ada@example.com' }, { email: 'ADA@example.com' }]);
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
			expect(leadsTaken(bench.sandbox, ['ada@example.com'])).toEqual([2]);
			expect(bench.calls('leads')[0]?.query.get('filterValues')).toBe('ada@example.com');
		});

		test('with an ID need no look-up', async () => {
			const [id = 0] = idOf('ada@example.com');
			const { outputs } = await bench.run([{ id }], { leadKeyType: 'IDNUM', leadField: 'id' });
			expect(first(outputs[0])).toMatchObject({ leadKey: { type: 'IDNUM', value: String(id) }, leadIds: [id] });
			expect(bench.calls('leads')).toHaveLength(0);
		});

		test.each(['SFDCLEADID', 'SFDCCONTACTID', 'SFDCACCOUNTID', 'SFDCLEADOWNERID', 'SFDCOPPTYID'])(
			'are found by %s',
			async (leadKeyType) => {
				const [lead] = bench.platform.leads.find('email', 'ben@example.com');
				const fields = {
					SFDCLEADID: lead?.sfdcLeadId,
					SFDCCONTACTID: lead?.sfdcContactId,
					SFDCACCOUNTID: lead?.sfdcAccountId,
					SFDCLEADOWNERID: lead?.sfdcLeadOwnerId,
					SFDCOPPTYID: lead?.sfdcOpptyId,
				};
				const { outputs } = await bench.run(
					[{ key: Object.entries(fields).find(([name]) => name === leadKeyType)?.[1] ?? '' }],
					{ leadKeyType, leadField: 'key' },
				);
				expect(first(outputs[0])).toMatchObject({ leadIds: [lead?.id] });
			},
		);

		test('on further pages are found too', async () => {
			bench.platform.controls.set({ pageSize: 2 });
			const items = leads(7);
			await bench.run(items);
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(7));
			expect(bench.calls('leads')).toHaveLength(4);
		});

		test('on further pages are found by runs that share their look-ups, each page by the values it belongs to', async () => {
			bench.platform.controls.set({ pageSize: 2 });
			// The second run asks for its first page while the first one waits for company on its second.
			bench.sandbox.faults.add({ method: 'leads', delayMs: 250, times: 1 });
			const items = leads(7);
			const options = { options: { batchWindow: 300 } };
			const early = bench.run(items.slice(0, 4), options);
			await new Promise((resolve) => setTimeout(resolve, 350));
			const late = bench.run(items.slice(4), options);
			for (const { error } of await Promise.all([early, late])) expect(error).toBeUndefined();
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(7));
		});

		test('are found where every page names the same next one', async () => {
			const result = [{ id: '318001', email: 'lead1@example.com', createdAt: '2026-01-15T09:30:00Z' }];
			bench.sandbox.faults.add({
				method: 'leads',
				times: 0,
				answer: json(200, { requestId: 'a#1', success: true, result, nextPageToken: 'SAME' }),
			});
			const { outputs } = await bench.runOn(leads(1));
			expect(first(outputs[0])).toMatchObject({ accepted: true, leadIds: [318001] });
			expect(bench.calls('leads')).toHaveLength(2);
			expect(leadsTaken(bench.sandbox, ['lead1@example.com'])).toEqual([1]);
		});

		test('beyond the limit of a look-up are found by halving, and the one with too many is named', async () => {
			for (let copy = 0; copy < 1001; copy++) bench.platform.leads.add('crowd@example.com');
			const { outputs } = await bench.runOn([...leads(3), { email: 'crowd@example.com' }]);
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted', 'accepted', 'rejected']);
			expect(details(outputs[0]?.[3]?.json)).toMatchObject({ code: '1003' });
		});
	});

	describe('an address that several leads share', () => {
		const items = [{ email: 'lead1@example.com' }, { email: 'twice@example.com' }];

		test('is rejected by default, and the leads are named', async () => {
			const { outputs } = await bench.runOn(items);
			expect(outcomes(outputs[0])).toEqual(['accepted', 'rejected']);
			expect(details(outputs[0]?.[1]?.json)).toMatchObject({ leadIds: idOf('twice@example.com') });
			expect(leadsTaken(bench.sandbox, ['twice@example.com'])).toEqual([0]);
		});

		test('stands for all of them where that is wanted', async () => {
			const { outputs } = await bench.run(items, { options: { onDuplicateLead: 'all' } });
			expect(outputs[0]?.[1]?.json.leadIds).toEqual(idOf('twice@example.com'));
			expect(leadsTaken(bench.sandbox, ['twice@example.com'])).toEqual([2]);
			expect(bench.calls('trigger')).toHaveLength(1);
		});

		test('stands for the newest, which is not the one with the highest ID', async () => {
			await bench.run(items, { options: { onDuplicateLead: 'newest' } });
			const [older = 0] = idOf('twice@example.com').sort((a, b) => a - b);
			expect(bench.sandbox.journal.timesTaken('marketo', `${welcome}/${older}`)).toBe(1);
			expect(leadsTaken(bench.sandbox, ['twice@example.com'])).toEqual([1]);
		});

		test('counts as many leads as it has towards a call', async () => {
			const many = [...leads(98), { email: 'thrice@example.com' }, { email: 'ada@example.com' }];
			const { error } = await bench.run(many, { options: { onDuplicateLead: 'all' } });
			expect(error).toBeUndefined();
			expect(
				bench
					.calls('trigger')
					.map(({ body }) => body.match(/"id"/g)?.length)
					.sort(),
			).toEqual([4, 98]);
		});
	});
});
