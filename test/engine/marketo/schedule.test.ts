import { Bench } from '../bench/bench';
import { byId, details, first, jsons, outcomes } from '../bench/items';
import { digest, refusal, runs, scheduleCampaign } from '../bench/marketo';
import { listSearch } from '../../harness/nodeMethods';

describe('Schedule Campaign', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(scheduleCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const scheduled = () => bench.sandbox.journal.messages('marketo').map(({ detail }) => detail);

	test('a run is scheduled and told with its campaign and its time', async () => {
		const [item = { runAt: '' }] = runs(1);
		const tokens = { token: [{ name: 'my.message', value: 'Hello' }] };
		const { outputs, error } = await bench.run([item], { tokens });
		expect(error).toBeUndefined();
		expect(first(outputs[0])).toEqual({
			...{ accepted: true, campaignId: digest, runAt: item.runAt, requestId: expect.any(String) },
		});
		expect(scheduled()).toEqual([
			{
				...{ campaignId: digest, runAt: item.runAt, cloneToProgramName: '' },
				tokens: [{ name: '{{my.message}}', value: 'Hello' }],
			},
		]);
	});

	test('1,000 items that ask for the same run schedule it once, and all follow its outcome', async () => {
		const [run = { runAt: '' }] = runs(1);
		const items = Array.from({ length: 1000 }, (_, row) => ({ ...run, row }));
		const { outputs } = await bench.run(items);
		expect(outcomes(outputs[0])).toEqual(Array(1000).fill('accepted'));
		expect(new Set(jsons({ outputs }).map(({ requestId }) => requestId)).size).toBe(1);
		expect(bench.calls()).toHaveLength(1);
		expect(scheduled()).toHaveLength(1);
	});

	test('the same time in another way of writing is the same run', async () => {
		const [{ runAt } = { runAt: '' }] = runs(1);
		const berlin = `${new Date(Date.parse(runAt) + 3_600_000).toISOString().slice(0, 19)}+01:00`;
		await bench.run([{ runAt }, { runAt: berlin }]);
		expect(scheduled()).toHaveLength(1);
	});

	test('another campaign, time, token or clone is another run', async () => {
		const [one = { runAt: '' }, two = { runAt: '' }] = runs(2);
		const items = [one, two, { ...one, campaign: 1043 }, { ...one, greeting: 'Hi' }, { ...one, clone: 'Copy' }];
		const { outputs } = await bench.run(items, {
			campaignId: byId('={{ $json.campaign ?? 1040 }}'),
			tokens: { token: [{ name: 'my.message', value: '={{ $json.greeting }}' }] },
			cloneToProgramName: '={{ $json.clone }}',
		});
		expect(outcomes(outputs[0])).toEqual(Array(5).fill('accepted'));
		expect(scheduled()).toHaveLength(5);
	});

	test('items without a time run five minutes after the request', async () => {
		const { outputs } = await bench.run([{}, {}], { runAt: '' });
		expect(first(outputs[0])).not.toHaveProperty('runAt');
		expect(bench.bodies()).toEqual([{ input: {} }]);
		expect(scheduled()).toHaveLength(1);
	});

	test('a refused run is refused to all that asked for it, and to nobody else', async () => {
		const [run = { runAt: '' }] = runs(1);
		const items = [run, { ...run, campaign: 1025 }, { ...run, campaign: 1025 }, run];
		const { outputs } = await bench.runOn(items, { campaignId: byId('={{ $json.campaign ?? 1040 }}') });
		expect(outcomes(outputs[0])).toEqual(['accepted', 'rejected', 'rejected', 'accepted']);
		expect(outputs[0]?.[1]?.json.error).toBe('Marketo cannot schedule this campaign');
		expect(details(outputs[0]?.[1]?.json).todo).toContain('It must be a batch campaign.');
		expect(bench.calls()).toHaveLength(2);
	});

	test('a lost call is unknown to all that asked for it, and is not repeated', async () => {
		const [run = { runAt: '' }] = runs(1);
		bench.sandbox.faults.add({ method: 'schedule', drop: true, execute: true });
		const { outputs } = await bench.runOn([run, run]);
		expect(outcomes(outputs[0])).toEqual(['unknown', 'unknown']);
		expect(bench.calls()).toHaveLength(1);
	});

	test.each([
		[4711, {}, '1013', 'Marketo has no campaign with this ID'],
		[digest, { tokens: { token: [{ name: 'my.nope', value: 'x' }] } }, '1003', 'does not accept the token my.nope'],
	])('campaign %d with %p is refused with %s', async (campaign, more, code, message) => {
		const { outputs } = await bench.runOn(runs(1), { campaignId: byId(String(campaign)), ...more });
		expect(first(outputs[0]).error).toContain(message);
		expect(details(first(outputs[0]))).toMatchObject({ outcome: 'rejected', code });
	});

	describe('clones', () => {
		const clones = (count: number) =>
			runs(1).flatMap((run) => Array.from({ length: count }, (_, n) => ({ ...run, clone: `Copy ${n}` })));
		const cloneToProgramName = '={{ $json.clone }}';

		test('are scheduled instead of the campaign', async () => {
			const { outputs } = await bench.run(clones(1), { cloneToProgramName });
			expect(first(outputs[0])).toMatchObject({
				...{ campaignId: digest, scheduledCampaignId: 9001, cloneToProgramName: 'Copy 0' },
			});
		});

		test('beyond 20 a day are refused until tomorrow, and the others are scheduled', async () => {
			const { outputs } = await bench.runOn(clones(21), { cloneToProgramName, options: { concurrency: 1 } });
			expect(outcomes(outputs[0])).toEqual([...Array<string>(20).fill('accepted'), 'rejected']);
			expect(details(outputs[0]?.[20]?.json)).toMatchObject({ code: '1020', retryable: true });
			expect(details(outputs[0]?.[20]?.json).todo).toContain('can be used 20 times per day in the whole subscription');
		});

		test('with a name that is taken are refused after the attempts, with the name', async () => {
			const { outputs } = await bench.runOn(runs(1), { cloneToProgramName: 'Newsletter', options: { maxTries: 2 } });
			expect(details(first(outputs[0]))).toMatchObject({
				...{ outcome: 'rejected', code: '611' },
				todo: 'If this lasts, a program named "Newsletter" may already exist.',
			});
			expect(bench.calls()).toHaveLength(2);
		});
	});

	test.each([
		['a time in the past', { runAt: '2020-01-01T00:00:00Z' }, /'Run At' is less than five minutes ahead/],
		['a time in four minutes', { runAt: new Date(Date.now() + 240_000).toISOString() }, /less than five minutes ahead/],
		[
			'a time in three years',
			{ runAt: new Date(Date.now() + 3 * 366 * 86_400_000).toISOString() },
			/more than two years/,
		],
		['what is not a time', { runAt: 'soon' }, /'Run At' is not a valid date/],
	])('%s is rejected before sending', async (_, item, message) => {
		const { outputs } = await bench.runOn([item]);
		expect(outcomes(outputs[0])).toEqual(['rejected']);
		expect(first(outputs[0]).error).toMatch(message);
		expect(bench.wire).toEqual([]);
	});

	test('a time without an offset is read in the time zone of the workflow', async () => {
		const { runAt = '' } = runs(24).at(-1) ?? {};
		await bench.run([{ runAt: runAt.slice(0, 19) }], {}, { timezone: 'Asia/Tokyo' });
		expect(scheduled()).toMatchObject([{ runAt: new Date(Date.parse(runAt) - 9 * 3_600_000).toISOString() }]);
	});

	test('the daily quota ends the run', async () => {
		bench.sandbox.faults.add({ method: 'schedule', answer: refusal('607', 'Daily quota reached') });
		const { outputs } = await bench.runOn(runs(3), { options: { concurrency: 1 } });
		expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected', 'rejected']);
		expect(bench.calls()).toHaveLength(1);
	});

	test('the list has the batch campaigns only, also from further pages', async () => {
		const search = async (filter?: string) =>
			await listSearch({
				...{ loader: bench.loader, credentials: bench.store(), method: 'searchBatchCampaigns', filter },
				node: { type: scheduleCampaign.node, parameters: {} },
			});
		expect((await search()).results.map(({ value }) => value)).toEqual(['1043', '1040', '1044']);
		bench.platform.controls.set({ pageSize: 2 });
		expect((await search('quarterly')).results.map(({ value }) => value)).toEqual(['1043']);
	});
});
