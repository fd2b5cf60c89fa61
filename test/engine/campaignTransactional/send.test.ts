import { DateTime } from 'luxon';

import { demo } from '../../../sandbox/demo';
import { toolRun } from '../../harness/tool';
import { Bench } from '../bench/bench';
import { customers, eventId, organization, transactionalSend } from '../bench/campaignTransactional';
import { jsons } from '../bench/items';

let bench: Bench<'campaignStandard'>;
beforeAll(async () => {
	bench = await Bench.open(transactionalSend);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

const bodyOf = (call: { body: string } | undefined): unknown => JSON.parse(call?.body ?? 'null');
const continueOn = { onError: 'continueErrorOutput' as const };

describe('what crosses the wire', () => {
	test('an event goes to the address made of organization, API and event', async () => {
		await bench.run([{ email: 'ann@example.com', firstName: 'Ann' }]);
		const [call] = bench.calls('send');
		expect(call?.path).toBe(`/${organization}/campaign/mc${organization}/${eventId}`);
		expect(call?.headers).toMatchObject({
			'content-type': 'application/json;charset=utf-8',
			'cache-control': 'no-cache',
			'x-api-key': demo.ims.clientId,
			authorization: expect.stringMatching(/^Bearer \S+$/),
		});
		expect(bodyOf(call)).toEqual({ email: 'ann@example.com', ctx: { firstName: 'Ann' } });
	});

	test('the headers of the platform gateway stay away from Campaign', async () => {
		await bench.run(
			customers(1),
			{},
			{ credentials: bench.store({ organizationId: 'ABC@AdobeOrg', sandboxName: 'prod' }) },
		);
		expect(bench.calls('send')[0]?.headers).not.toHaveProperty('x-gw-ims-org-id');
		expect(bench.calls('send')[0]?.headers).not.toHaveProperty('x-sandbox-name');
	});

	test('accents arrive unbroken', async () => {
		await bench.run([{ email: 'ann@example.com', firstName: 'Zoë Ærø – 漢字 🚲' }]);
		expect(bench.sandbox.journal.messages()[0]?.detail).toMatchObject({
			body: { ctx: { firstName: 'Zoë Ærø – 漢字 🚲' } },
		});
	});

	test('Define Below sends what is filled in and leaves out what is empty', async () => {
		await bench.run([{ n: 7 }], {
			dataMode: 'defineBelow',
			email: 'ann@example.com',
			additionalFields: { mobilePhone: '', wishedChannel: '1', attributesJson: '{}' },
			specifyContext: 'fields',
			contextFields: {
				assignments: [
					{ name: 'cartAmount', value: '={{ $json.n }}' },
					{ name: 'firstName', value: 'Ann' },
				],
			},
		});
		expect(bodyOf(bench.calls('send')[0])).toEqual({
			email: 'ann@example.com',
			wishedChannel: '1',
			ctx: { cartAmount: 7, firstName: 'Ann' },
		});
	});

	test('an event for a profile holds its context only', async () => {
		await bench.run([{}], {
			...{ eventId: 'EVTgateChange', dataMode: 'defineBelow', specifyContext: 'json' },
			contextJson: '{"email":"ann@example.com","gateNumber":"D16"}',
		});
		expect(bodyOf(bench.calls('send')[0])).toEqual({ ctx: { email: 'ann@example.com', gateNumber: 'D16' } });
	});

	test.each([
		['SMS', 'EVTshippingSms', { mobilePhone: '+33620202020' }],
		['push', 'EVTflashSalePush', { registrationToken: 'device-1', application: 'com.example', pushPlatform: 'gcm' }],
	])('%s events carry their address', async (_, event, address) => {
		await bench.run([{ ...address, firstName: 'Ann' }], { eventId: event });
		expect(bodyOf(bench.calls('send')[0])).toEqual({ ...address, ctx: { firstName: 'Ann' } });
	});

	test('an item with ctx is the request body', async () => {
		const productList = [
			{ name: 'Jacket', price: 125 },
			{ name: 'Boots', price: 80 },
		];
		await bench.run([{ email: 'ann@example.com', ctx: { orderNumber: '7', productList } }], {
			eventId: 'EVTorderConfirmation',
		});
		expect(bodyOf(bench.calls('send')[0])).toEqual({
			email: 'ann@example.com',
			ctx: { orderNumber: '7', productList },
		});
	});

	test.each([
		['ISO 8601', '2099-12-01T09:00:00+01:00', '2099-12-01T08:00:00.000Z'],
		['a blank for the T', '2099-12-01 08:00:00.768Z', '2099-12-01T08:00:00.768Z'],
		['no zone', '2099-07-01T10:00:00', '2099-07-01T08:00:00.000Z'],
		['a DateTime', DateTime.fromISO('2099-12-01T08:00:00Z', { zone: 'utc' }), '2099-12-01T08:00:00.000Z'],
		['a Date', new Date('2099-12-01T08:00:00Z'), '2099-12-01T08:00:00.000Z'],
	])('a date given as %s is sent in UTC', async (_, given, expected) => {
		const items = [{ email: 'ann@example.com', expiration: given as string }];
		await bench.run(items, {}, { timezone: 'Europe/Paris' });
		expect(bodyOf(bench.calls('send')[0])).toMatchObject({ expiration: expected });
	});

	test.each([
		['stage', demo.campaignStandard.stageOrganization, demo.campaignStandard.stageApi],
		['a blank around it', organization, ` mc${organization} `],
	])('Transactional API can be set: %s', async (_, company, transactionalApi) => {
		const { error } = await bench.run(customers(1), { organization: company, options: { transactionalApi } });
		expect(error).toBeUndefined();
		expect(bench.calls('send')[0]?.path).toBe(`/${company}/campaign/${transactionalApi.trim()}/${eventId}`);
	});
});

describe('what comes out', () => {
	test.each(['empty', 'values'] as const)('the answer is completed with what was submitted (echo %s)', async (echo) => {
		bench.platform.controls.values.echo = echo;
		const result = await bench.run([{ email: 'ann@example.com', cartAmount: '$ 125', firstName: 'Zoë' }]);
		expect(jsons(result)).toEqual([
			expect.objectContaining({
				...{ accepted: true, organization, eventId, status: 'pending', email: 'ann@example.com' },
				PKey: expect.stringMatching(/^@/),
				ctx: { cartAmount: '$ 125', firstName: 'Zoë', lastProduct: '', AC_language: '' },
				serverUrl: 'https://campaign.example.com',
			}),
		]);
	});

	test('simplified, it is what workflows go on with, for whom it was first', async () => {
		const result = await bench.run([{ email: 'ann@example.com', firstName: 'Ann' }], { simplify: true });
		const [json = {}] = jsons(result);
		expect(json).toEqual({
			...{ accepted: true, recipient: 'ann@example.com', status: 'pending' },
			...{ PKey: expect.stringMatching(/^@/), organization, eventId },
		});
		expect(Object.keys(json).slice(0, 3)).toEqual(['accepted', 'recipient', 'status']);
	});

	test('a hint says which fields of the event were not sent, and which the event does not know', async () => {
		const { hints } = await bench.run([{ email: 'ann@example.com', firstNam: 'Ann', cartAmount: '$ 1' }]);
		expect(hints.map(({ message }) => message)).toEqual(
			expect.arrayContaining([
				'Fields of the event that were not sent: lastProduct, firstName',
				'Sent fields that the event does not know: firstNam',
			]),
		);
	});

	test('1000 items arrive once each, with one token, in input order', async () => {
		const items = customers(1000);
		const { outputs, after } = await bench.run(items, {}, { after: { success: '={{ $("Feed").item.json.email }}' } });
		expect(bench.arrivals(items)).toEqual(items.map(() => 1));
		expect(bench.sandbox.journal.callCount('ims token')).toBe(1);
		expect(outputs[0]?.map(({ json }) => json.email)).toEqual(items.map(({ email }) => email));
		expect(after.success.map((json) => Object.values(json)[0])).toEqual(items.map(({ email }) => email));
	});

	test('a token revoked in the middle costs one renewal and no duplicate', async () => {
		bench.sandbox.faults.add({ times: 0, delayMs: 3 });
		bench.sandbox.faults.add({ method: 'send', skip: 40, expireToken: true });
		const items = customers(100);
		const { error } = await bench.run(items);
		expect(error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual(items.map(() => 1));
		expect(bench.sandbox.journal.callCount('ims token')).toBe(2);
	});

	test('a token is renewed before it ends', async () => {
		bench.sandbox.platforms.ims.controls.values.expiresIn = 1;
		const credentials = bench.store();
		await bench.run(customers(1), {}, { credentials });
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await bench.run(customers(1), {}, { credentials });
		expect(bench.calls('token')).toHaveLength(2);
		expect(bench.calls('send')).toHaveLength(2);
	});

	test('executions share a token', async () => {
		const credentials = bench.store();
		await bench.run(customers(3), {}, { credentials });
		await bench.run(customers(3), {}, { credentials });
		expect(bench.sandbox.journal.callCount('ims token')).toBe(1);
	});

	test('a pasted token is used as it is and not renewed', async () => {
		const { accessToken } = demo.ims;
		const credentials = bench.store({ authentication: 'accessToken', accessToken });
		await bench.run(customers(2), {}, { credentials });
		expect(bench.calls('send')[0]?.headers.authorization).toBe(`Bearer ${accessToken}`);
		bench.sandbox.platforms.ims.expireTokens();
		const [json] = jsons(await bench.runOn(customers(1), {}, { credentials }));
		expect(json).toMatchObject({ details: { outcome: 'rejected', code: '401013' } });
		expect(bench.calls('token')).toHaveLength(0);
	});

	test('Retry On Fail sends nothing twice', async () => {
		const items = customers(6);
		bench.sandbox.faults.add({ method: 'send', skip: 3, answer: { status: 400, body: 'not now' } });
		const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
		const { error } = await bench.run(items, { options: { concurrency: 1 } }, { node });
		expect(error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual(items.map(() => 1));
	});

	test('error items keep their place and their pairing', async () => {
		const items = [{ email: 'a@example.com' }, { email: 'no address' }, { email: 'b@example.com' }];
		const { outputs, after } = await bench.run(
			items,
			{},
			{
				node: continueOn,
				after: { success: '={{ $("Feed").item.json.email }}', error: '={{ $("Feed").item.json.email }}' },
			},
		);
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[1]).toMatchObject([{ json: { details: { outcome: 'rejected' } } }]);
		expect(after.error.map((json) => Object.values(json)[0])).toEqual(['no address']);
	});

	test('Stop Workflow says what became of the others', async () => {
		bench.sandbox.faults.add({ method: 'send', skip: 2, drop: true, execute: true });
		const { error } = await bench.run(customers(10), { options: { concurrency: 1 } });
		expect(error?.description).toContain('2 accepted, 1 unknown, 7 not sent');
	});

	test('a dry run shows the request without secrets and calls nobody', async () => {
		const [json] = jsons(await bench.run(customers(1), { options: { dryRun: true } }));
		expect(bench.wire).toHaveLength(0);
		expect(json).toEqual({
			...{ dryRun: true, accepted: false, curl: expect.stringContaining("--header 'Authorization: Bearer ***'") },
			readableBody: { email: 'customer0@example.com', ctx: { firstName: 'Name 0' } },
			request: {
				method: 'POST',
				url: `${bench.sandbox.url}/${organization}/campaign/mc${organization}/${eventId}`,
				headers: expect.objectContaining({
					Authorization: 'Bearer ***',
					'Content-Type': 'application/json;charset=utf-8',
				}),
				body: '{"email":"customer0@example.com","ctx":{"firstName":"Name 0"}}',
			},
		});
	});
});

describe('as a tool of an AI agent', () => {
	const parameters = {
		...{ organization, eventId, dataMode: 'defineBelow' },
		email: "={{ $fromAI('email', 'Address of the recipient', 'string') }}",
	};

	test.each(['engine', 'agent'] as const)('it sends with the arguments of the model (%s)', async (route) => {
		const calls = [{ email: 'ann@example.com' }, { email: 'bob@example.com' }];
		const node = { type: 'adobeCampaignTransactionalSend', parameters };
		const { response } = await toolRun({ loader: bench.loader, node, credentials: bench.store(), calls, route });
		expect(bench.arrivals(calls)).toEqual([1, 1]);
		expect(JSON.stringify(response)).toContain('accepted');
	});
});
