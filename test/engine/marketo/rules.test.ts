import { CredentialStore } from '../../harness/credentials';
import { Bench } from '../bench/bench';
import { details, first, outcomes } from '../bench/items';
import { emails, leads, leadsTaken, requestCampaign, soapByName } from '../bench/marketo';

/** The rules that hold for every node, where Marketo's look-ups come before the call. */
describe('Marketo and the rules of delivery', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(requestCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const apis = [
		['rest', { api: 'rest' }],
		['soap', { api: 'soap' }],
	] as const;
	/** 250 different addresses: twelve unknown, one known twice, two token sets. */
	const mixed = () =>
		Array.from({ length: 250 }, (_, index) => ({
			email:
				index % 20 === 7 && index < 240
					? `nobody${index}@example.com`
					: index === 100
						? 'twice@example.com'
						: `lead${index + 1}@example.com`,
			row: index,
			tokens: { 'my.message': index % 2 ? 'odd' : 'even' },
		}));

	test.each([
		['rest', 237],
		['soap', 238],
	] as const)('250 mixed items over %s trigger exactly %d leads, once each', async (api, count) => {
		const items = mixed();
		const { outputs, after } = await bench.run(
			items,
			{ ...soapByName, api },
			{
				node: { onError: 'continueErrorOutput' },
				after: { success: '={{ $("Feed").item.json.row }}', error: '={{ $("Feed").item.json.row }}' },
			},
		);
		expect(outputs[0]).toHaveLength(count);
		expect(outputs[1]).toHaveLength(250 - count);
		expect(bench.sandbox.journal.count('marketo')).toBe(count);
		const accepted = after.success.map(({ value }) => Number(value));
		const refused = after.error.map(({ value }) => Number(value));
		expect([...accepted, ...refused].sort((a, b) => a - b)).toEqual(items.map(({ row }) => row));
		expect(refused.every((row) => !/^lead/.test(items[row]?.email ?? ''))).toBe(true);
		const taken = accepted.flatMap((row) => items[row]?.email ?? []).filter((email) => email.startsWith('lead'));
		expect(leadsTaken(bench.sandbox, taken).every((times) => times === 1)).toBe(true);
		expect(
			outputs[1]?.every(({ json }) => typeof json.error === 'string' && details(json).outcome === 'rejected'),
		).toBe(true);
	});

	describe.each(apis)('over %s', (_, parameters) => {
		test('Stop Workflow counts what became of all', async () => {
			const items = [...leads(2), { email: 'nobody@example.com' }, { email: 'lead3@example.com' }];
			const { error, outputs } = await bench.run(items, { ...parameters, options: { concurrency: 1 } });
			expect(outputs).toEqual([]);
			expect(error?.message).toBe('Marketo has no lead with the email address nobody@example.com');
			expect(error?.context.itemIndex).toBe(2);
			expect(error?.description).toMatch(/1 rejected, 3 not sent\./);
			expect(bench.sandbox.journal.count('marketo')).toBe(0);
		});

		test('checks that need no call run for all items before anything is sent', async () => {
			const { error } = await bench.run([...leads(2), { email: '' }], parameters);
			expect(error?.context.itemIndex).toBe(2);
			expect(error?.description).toContain('1 rejected, 2 not sent.');
			expect(bench.wire).toEqual([]);
		});

		test('Retry On Fail sends nothing twice', async () => {
			const items = leads(250);
			const method = parameters.api === 'rest' ? 'trigger' : 'requestCampaign';
			bench.sandbox.faults.add({ method, skip: 1, answer: { status: 400, body: '' }, times: 200 });
			const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
			const { runs } = await bench.run(items, { ...parameters, options: { concurrency: 1 } }, { node });
			expect(runs).toHaveLength(1);
			bench.sandbox.faults.clear();
			expect(leadsTaken(bench.sandbox, emails(items)).slice(0, 100)).toEqual(Array(100).fill(1));
			expect(Math.max(...leadsTaken(bench.sandbox, emails(items)))).toBe(1);
		});

		test('an item of the failed try that was lost stays unknown in the next one', async () => {
			const method = parameters.api === 'rest' ? 'trigger' : 'requestCampaign';
			bench.sandbox.faults.add({ method, drop: true, execute: true });
			const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 };
			const { error } = await bench.run(leads(3), parameters, { node });
			expect(error?.description).toContain('3 unknown.');
			expect(leadsTaken(bench.sandbox, emails(leads(3)))).toEqual([1, 1, 1]);
		});

		test('the pace is that of the options, over all calls together', async () => {
			const { error } = await bench.run(leads(620), { ...parameters, options: { maxRequests: 4, perSeconds: 1 } });
			expect(error).toBeUndefined();
			bench.platform.controls.set({ maxCalls: 4, perSeconds: 1 });
			const starts = bench.sandbox.journal
				.calls('marketo')
				.filter(({ operation }) => operation !== 'token')
				.map(({ startedAtMs }) => startedAtMs);
			const most = Math.max(
				...starts.map((start) => starts.filter((other) => other >= start && other < start + 999).length),
			);
			expect(most).toBeLessThanOrEqual(4);
			expect(starts.length).toBeGreaterThan(6);
		});

		test('a strict platform refuses none of the calls that keep its pace', async () => {
			bench.platform.controls.set({ maxCalls: 4, perSeconds: 1, maxConcurrent: 6 });
			const items = leads(820);
			const { error } = await bench.run(items, { ...parameters, options: { maxRequests: 4, perSeconds: 1 } });
			expect(error).toBeUndefined();
			expect(bench.platform.peakInWindow()).toBeLessThanOrEqual(4);
			expect(Math.max(...leadsTaken(bench.sandbox, emails(items)))).toBe(1);
		});

		test('too many calls at once are turned away and delivered all the same', async () => {
			bench.platform.controls.set({ maxConcurrent: 2 });
			bench.sandbox.faults.add({ times: 0, delayMs: 40 });
			const items = leads(500);
			const { error } = await bench.run(items, { ...parameters, options: { concurrency: 5, maxTries: 8 } });
			expect(error).toBeUndefined();
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual(Array(500).fill(1));
		});

		test('no success item has a key named error', async () => {
			const { outputs } = await bench.run(leads(2), parameters);
			expect(outputs[0]?.some(({ json }) => 'error' in json)).toBe(false);
		});

		const unusable = 'no address';
		test.each([
			['the credential is missing', () => new CredentialStore(bench.loader, {})],
			['the address is none', () => bench.store({ baseUrl: unusable, endpoint: unusable })],
			[
				'the host refuses connections',
				() => bench.store({ baseUrl: 'http://127.0.0.1:1', endpoint: 'http://127.0.0.1:1/soap/mktows/3_1' }),
			],
			['the secret is wrong', () => bench.store({ clientSecret: 'wrong-secret', encryptionKey: 'wrong-secret' })],
		])('under Continue every item says so when %s', async (_name, store) => {
			const { outputs, error } = await bench.runOn(
				leads(3),
				{ ...parameters, options: { maxTries: 1 } },
				{ credentials: store() },
			);
			expect(error).toBeUndefined();
			expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected', 'rejected']);
			expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		});

		test('a cancelled execution starts nothing more', async () => {
			const method = parameters.api === 'rest' ? 'leads' : 'requestCampaign';
			bench.sandbox.faults.add({ method, times: 0, delayMs: 300 });
			const arrival = async () => {
				while (bench.calls(method).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
			};
			await bench.run(leads(900), { ...parameters, options: { concurrency: 1 } }, { cancelWhen: arrival() });
			const calls = bench.wire.length;
			await new Promise((resolve) => setTimeout(resolve, 700));
			expect(bench.wire.length).toBe(calls);
			expect(bench.calls('trigger')).toHaveLength(0);
		});
	});

	describe('bad input is rejected before sending', () => {
		const below = { dataMode: 'defineBelow', leadKeyValue: 'lead1@example.com' };
		test.each([
			[
				'a campaign ID that is no number',
				{ campaignId: { __rl: true, mode: 'id', value: 'SC1025' } },
				/'Campaign' is not a valid campaign ID/,
			],
			['no campaign', { campaignId: { __rl: true, mode: 'id', value: '={{ $json.nothing }}' } }, /'Campaign' is empty/],
			['no program', { campaignBy: 'name', programName: '={{ "" }}', campaignName: 'x' }, /'Program Name' is empty/],
			['an empty lead key', { ...below, leadKeyValue: '' }, /'Lead Key' is empty/],
			['a lead ID that is no number', { ...below, leadKeyType: 'IDNUM' }, /'Lead Key' is not a valid lead ID/],
			['a key with a comma', { ...below, leadKeyValue: 'a@x.com,b@x.com' }, /'Lead Key' contains a comma/],
			['a key type of SOAP', { ...below, leadKeyType: 'LEADOWNEREMAIL' }, /cannot look up leads by LEADOWNEREMAIL/],
			[
				'a token without a name',
				{ ...below, tokens: { token: [{ name: ' ', value: 'x' }] } },
				/'Tokens' contains a token without a name/,
			],
			[
				'too many tokens',
				{
					...below,
					tokens: { token: Array.from({ length: 101 }, (_, index) => ({ name: `my.t${index}`, value: 'x' })) },
				},
				/101 tokens/,
			],
			['an expression that does not work', { ...below, leadKeyValue: '={{ $("Nowhere").item.json.x }}' }, /./],
		])('%s', async (_, parameters, message) => {
			const { outputs } = await bench.runOn([{ email: 'lead1@example.com' }], parameters);
			expect(outcomes(outputs[0])).toEqual(['rejected']);
			expect(first(outputs[0]).error).toMatch(message);
			expect(details(first(outputs[0]))).toMatchObject({ itemIndex: 0 });
			expect(bench.wire).toEqual([]);
		});
	});
});
