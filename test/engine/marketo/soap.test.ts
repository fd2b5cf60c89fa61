import HmacSHA1 from 'crypto-js/hmac-sha1';

import { demo } from '../../../sandbox/demo';
import { MarketoFault, soapFault } from '../../../sandbox/marketo/soapReplies';
import { Bench } from '../bench/bench';
import { details, first, outcomes } from '../bench/items';
import { emails, leads, leadsTaken, requestCampaign, soapByName, welcome } from '../bench/marketo';

describe('Request Campaign over SOAP', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(requestCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const soap = { api: 'soap' };
	const all = (count: number) => Array<number>(count).fill(1);
	const fault = (code: string, message = 'Some words') => soapFault(new MarketoFault(code, 'Short', message), true);
	const part = (body: string, name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(body)?.[1] ?? '';

	test('leads are requested by ID in one call and told as they were named', async () => {
		const items = leads(3);
		const { outputs, error } = await bench.run(items, soap);
		expect(error).toBeUndefined();
		expect(bench.wire.map(({ operation }) => operation)).toEqual(['requestCampaign']);
		expect(outputs[0]?.map(({ json }) => json)).toEqual(
			items.map(({ email }) => ({
				...{ accepted: true, recipient: email, requestedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) },
				api: 'soap',
				campaignId: welcome,
				leadKey: { type: 'EMAIL', value: email },
			})),
		);
		expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(3));
	});

	test('a hundred keys travel in a call, so that none is dropped silently', async () => {
		const items = leads(250);
		await bench.run(items, soap);
		expect(leadsTaken(bench.sandbox, emails(items))).toEqual(all(250));
		expect(
			bench
				.calls('requestCampaign')
				.map(({ body }) => body.match(/<leadKey>/g)?.length)
				.sort(),
		).toEqual([100, 100, 50]);
	});

	test('by name, with tokens', async () => {
		const items = leads(4).map((item, index) => ({
			...item,
			tokens: { 'my.message': index % 2 ? 'a < b & c' : 'even' },
		}));
		const { outputs, error } = await bench.run(items, soapByName);
		expect(error).toBeUndefined();
		expect(first(outputs[0])).toEqual({
			...{ accepted: true, recipient: 'lead1@example.com', requestedAt: expect.any(String) },
			api: 'soap',
			campaignName: 'Send Welcome',
			leadKey: { type: 'EMAIL', value: 'lead1@example.com' },
		});
		expect(bench.calls('requestCampaign')).toHaveLength(2);
		expect(bench.sandbox.journal.messages('marketo').map(({ addressee, summary }) => [addressee, summary])).toEqual(
			expect.arrayContaining([
				['lead1@example.com', '{{my.message}} even'],
				['lead2@example.com', '{{my.message}} a < b & c'],
			]),
		);
	});

	test('by name without tokens the empty list is sent', async () => {
		const { error } = await bench.run(leads(1), soapByName);
		expect(error).toBeUndefined();
		expect(bench.calls('requestCampaign')[0]?.body).toContain('<programTokenList/>');
	});

	test.each(['LEADOWNEREMAIL', 'SFDCLEADID', 'SFDCOPPTYID', 'IDNUM'])('%s is a key', async (leadKeyType) => {
		const [lead] = bench.platform.leads.find('email', 'ben@example.com');
		const key = {
			LEADOWNEREMAIL: 'owner@example.com',
			SFDCLEADID: lead?.sfdcLeadId,
			SFDCOPPTYID: lead?.sfdcOpptyId,
			IDNUM: lead?.id,
		};
		const item = { key: Object.entries(key).find(([name]) => name === leadKeyType)?.[1] ?? '' };
		const { outputs, error } = await bench.run([item], { ...soap, leadKeyType, leadField: 'key' });
		expect(error).toBeUndefined();
		expect(first(outputs[0])).toMatchObject({ leadKey: { type: leadKeyType, value: String(item.key) } });
	});

	test('the campaigns of Sales Insight are requested with their source', async () => {
		const { error } = await bench.run(leads(1), {
			...soap,
			source: 'SALES',
			campaignId: { __rl: true, mode: 'id', value: '1033' },
		});
		expect(error).toBeUndefined();
		expect(leadsTaken(bench.sandbox, ['lead1@example.com'], 1033)).toEqual([1]);
	});

	test('tokens and a campaign ID are refused before sending', async () => {
		const { outputs } = await bench.runOn([{ email: 'lead1@example.com', tokens: { 'my.message': 'x' } }], soap);
		expect(first(outputs[0]).error).toContain('The SOAP API takes tokens only for a campaign that is given by name');
		expect(bench.wire).toEqual([]);
	});

	test.each([true, false])(
		'unknown leads are taken out one after the other and harm nobody else (fault with detail: %s)',
		async (faultDetail) => {
			bench.platform.controls.set({ faultDetail });
			const items = [
				...leads(6),
				{ email: 'x@example.com' },
				{ email: 'lead7@example.com' },
				{ email: 'y@example.com' },
			];
			const { outputs } = await bench.runOn(items, soap);
			expect(outcomes(outputs[0])).toEqual([...Array(6).fill('accepted'), 'rejected', 'accepted', 'rejected']);
			expect(details(outputs[0]?.[6]?.json)).toMatchObject({ code: '20103', httpStatus: 500 });
			expect(leadsTaken(bench.sandbox, emails(items))).toEqual([...all(6), 0, 1, 0]);
			if (faultDetail) expect(bench.calls('requestCampaign')).toHaveLength(3);
		},
	);

	test.each([
		['20113', { campaignId: { __rl: true, mode: 'id', value: '4711' } }, 'Marketo has no such campaign'],
		[
			'20110',
			{
				...soapByName,
				dataMode: 'defineBelow',
				leadKeyValue: 'lead1@example.com',
				tokens: { token: [{ name: 'my.nope', value: 'x' }] },
			},
			'Marketo refuses a parameter',
		],
	])('%s rejects all items of the call at once', async (code, parameters, message) => {
		const { outputs } = await bench.runOn(leads(3), { ...soap, ...parameters });
		expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected', 'rejected']);
		expect(first(outputs[0]).error).toContain(message);
		expect(details(first(outputs[0]))).toMatchObject({ code });
		expect(bench.calls('requestCampaign')).toHaveLength(1);
	});

	describe('the signature', () => {
		test('is what an independent implementation computes', async () => {
			await bench.run(leads(1), soap);
			const { body = '' } = bench.calls('requestCampaign')[0] ?? {};
			const timestamp = part(body, 'requestTimestamp');
			expect(timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
			expect(part(body, 'requestSignature')).toBe(
				HmacSHA1(timestamp + demo.marketo.userId, demo.marketo.encryptionKey).toString(),
			);
		});

		test('is made anew for every try', async () => {
			bench.sandbox.faults.add({ answer: fault('20011'), delayMs: 1000 });
			await bench.run(leads(1), soap);
			const signatures = bench.calls('requestCampaign').map(({ body }) => part(body, 'requestSignature'));
			expect(new Set(signatures).size).toBe(2);
		});

		test('that has expired is made anew once', async () => {
			bench.sandbox.faults.add({ answer: fault('20016') });
			const { outputs } = await bench.runOn(leads(2), soap);
			expect(outcomes(outputs[0])).toEqual(['accepted', 'accepted']);
			expect(bench.calls('requestCampaign')).toHaveLength(2);
		});

		test('that expires again and again ends in a rejection that names the clock', async () => {
			bench.platform.controls.set({ skewSeconds: -1 });
			const { outputs } = await bench.runOn(leads(1), soap);
			expect(details(first(outputs[0]))).toMatchObject({ outcome: 'rejected', code: '20016' });
			expect(details(first(outputs[0])).todo).toContain('clock');
			expect(bench.calls('requestCampaign')).toHaveLength(2);
		});

		test('with a wrong key stops everything at once', async () => {
			const { outputs } = await bench.runOn(
				leads(250),
				{ ...soap, options: { concurrency: 1 } },
				{ credentials: bench.store({ encryptionKey: 'not the key' }) },
			);
			expect(outcomes(outputs[0])).toEqual(Array(250).fill('rejected'));
			expect(details(outputs[0]?.[249]?.json)).toMatchObject({ code: '20014' });
			expect(bench.calls('requestCampaign')).toHaveLength(1);
		});
	});

	describe('repeated or not', () => {
		test.each(['10001', '20011', '20024'])('%s is repeated, and rejects if it stays', async (code) => {
			bench.sandbox.faults.add({ answer: fault(code) });
			expect(outcomes((await bench.runOn(leads(1), soap)).outputs[0])).toEqual(['accepted']);
			bench.sandbox.faults.add({ times: 0, answer: fault(code) });
			const { outputs } = await bench.runOn(leads(1), { ...soap, options: { maxTries: 2 } });
			expect(details(first(outputs[0]))).toMatchObject({ outcome: 'rejected', code });
			expect(bench.calls('requestCampaign')).toHaveLength(4);
		});

		test('20023 waits for the window that it names', async () => {
			bench.sandbox.faults.add({ answer: fault('20023', "Max rate limit '100' exceeded with in '1' secs") });
			expect(outcomes((await bench.runOn(leads(1), soap)).outputs[0])).toEqual(['accepted']);
		});

		test('20015 stops everything at once', async () => {
			bench.platform.controls.set({ quota: 1 });
			const { outputs } = await bench.runOn(leads(300), { ...soap, options: { concurrency: 1 } });
			expect(outcomes(outputs[0])).toEqual([...Array(100).fill('accepted'), ...Array(200).fill('rejected')]);
			expect(details(outputs[0]?.[299]?.json).todo).toContain('midnight US Central time');
			expect(bench.calls('requestCampaign')).toHaveLength(2);
		});

		test.each([
			['HTTP 502', { execute: true, answer: { status: 502, body: '<html></html>' } }],
			['HTTP 504', { execute: true, answer: { status: 504, body: '' } }],
			['a dropped connection', { execute: true, drop: true }],
			['half an answer', { execute: true, truncate: 60 }],
			['an empty answer', { execute: true, answer: { status: 200, body: '' } }],
		])('%s is unknown and sent once', async (_, given) => {
			bench.sandbox.faults.add(given);
			const { outputs } = await bench.runOn(leads(2), soap);
			expect(outcomes(outputs[0])).toEqual(['unknown', 'unknown']);
			expect(leadsTaken(bench.sandbox, emails(leads(2))).every((times) => times <= 1)).toBe(true);
			expect(bench.calls('requestCampaign')).toHaveLength(1);
		});

		test('where the API was removed, the advice is to move to REST', async () => {
			bench.platform.controls.set({ soap: false });
			const { outputs } = await bench.runOn(leads(1), soap);
			expect(details(first(outputs[0]))).toMatchObject({ outcome: 'rejected', httpStatus: 404 });
			expect(first(outputs[0])['error']).toMatch(/^Adobe removed Marketo's SOAP API as of 2026-07-31/);
			expect(details(first(outputs[0])).todo).toMatch(/^Set 'API' in the node to REST/);
		});

		test.each([
			['refuses connections', 'rejected', undefined],
			['is lost', 'unknown', { execute: true, drop: true }],
		])('a connection that %s says first that the API was removed', async (_, outcome, given) => {
			const endpoint = 'http://127.0.0.1:1/soap/mktows/3_1';
			if (given) bench.sandbox.faults.add(given);
			const credentials = bench.store(given ? {} : { endpoint });
			const { outputs } = await bench.runOn(leads(1), { ...soap, options: { maxTries: 1 } }, { credentials });
			expect(details(first(outputs[0]))).toMatchObject({ outcome });
			expect(first(outputs[0])['error']).toMatch(/^Adobe removed Marketo's SOAP API as of 2026-07-31/);
		});

		test('a code that nobody knows is passed on word for word', async () => {
			bench.sandbox.faults.add({ answer: fault('20777', 'A new rule of 2027') });
			const { outputs } = await bench.runOn(leads(1), soap);
			expect(details(first(outputs[0]))).toMatchObject({
				outcome: 'rejected',
				code: '20777',
				platformMessage: 'A new rule of 2027 (20777)',
			});
		});
	});

	test('the same workflow runs over REST when only the API is changed', async () => {
		const items = leads(2).map((item) => ({ ...item, tokens: { 'my.message': 'x' } }));
		const overSoap = await bench.run(items, soapByName);
		const overRest = await bench.run(items, { ...soapByName, api: 'rest' });
		expect(outcomes(overSoap.outputs[0])).toEqual(outcomes(overRest.outputs[0]));
		expect(leadsTaken(bench.sandbox, emails(items))).toEqual([2, 2]);
	});
});
