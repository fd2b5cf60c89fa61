import type { IDataObject } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { credentialType, customers, pushEvent, storeFor } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { outcomes } from '../bench/items';

describe('dry run', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const options = { dryRun: true };
	const request = (json: IDataObject | undefined): Record<string, unknown> => {
		const given: unknown = json?.request;
		return typeof given === 'object' && given !== null ? Object.fromEntries(Object.entries(given)) : {};
	};

	test.each(['perItem', 'batched'])('nothing at all is sent, no log-on either (%s)', async (sendMode) => {
		const credentials = bench.store();
		const { outputs } = await bench.run(customers(3), { sendMode, options }, { credentials });
		expect(bench.wire).toEqual([]);
		expect(credentials.counts).toMatchObject({ logOns: 0, updates: 0 });
		expect(outputs[0]?.map(({ json }) => json.dryRun)).toEqual([true, true, true]);
	});

	test('an item shows exactly the flag, the request, its command and its body as people read it', async () => {
		const { outputs } = await bench.run(customers(1), { options });
		const [item] = outputs[0] ?? [];
		expect(Object.keys(item?.json ?? {})).toEqual(['dryRun', 'accepted', 'request', 'curl', 'readableBody']);
		expect(request(item?.json)).toEqual({
			method: 'POST',
			url: `${bench.sandbox.url}/nl/jsp/soaprouter.jsp`,
			headers: {
				'Content-Type': 'text/xml; charset=utf-8',
				SOAPAction: 'nms:rtEvent#PushEvent',
				Cookie: '__sessiontoken=***',
				'X-Security-Token': '***',
			},
			body: expect.stringContaining(
				'<rtEvent type="order_confirmation" email="customer0@example.com" externalId="order-0">',
			),
		});
	});

	test('the command and the readable body say the same as the request, and the output begins with it', async () => {
		const { outputs, hints } = await bench.run(customers(1), { options });
		const { curl, readableBody } = outputs[0]?.[0]?.json ?? {};
		expect(curl).toContain(
			`curl --request POST '${bench.sandbox.url}/nl/jsp/soaprouter.jsp' \\\n  --header 'Content-Type:`,
		);
		expect(curl).toContain("--header 'X-Security-Token: ***'");
		expect(curl).toContain('<rtEvent type="order_confirmation"');
		expect(
			String(readableBody)
				.split('\n')
				.map((line) => line.trim()),
		).toContain('<firstName>Name 0</firstName>');
		expect(hints[0]).toMatchObject({ message: 'Dry run: nothing was sent', type: 'info' });
	});

	test('the body is the text as it is sent in earnest', async () => {
		const items = customers(2);
		const { outputs } = await bench.run(items, { sendMode: 'batched', options });
		await bench.run(items, { sendMode: 'batched' });
		expect(request(outputs[0]?.[0]?.json).body).toBe(bench.calls('PushEvents')[0]?.body);
	});

	test('items that would share a call show the same request', async () => {
		const { outputs } = await bench.run(customers(5), { sendMode: 'batched', options: { ...options, batchSize: 2 } });
		const bodies = outputs[0]?.map(({ json }) => request(json).body) ?? [];
		expect(bodies[0]).toBe(bodies[1]);
		expect(bodies[2]).toBe(bodies[3]);
		expect(new Set(bodies).size).toBe(3);
		expect(outputs[0]?.map(({ json }) => Reflect.get(Object(request(json).headers), 'SOAPAction'))).toEqual([
			...Array<string>(4).fill('nms:rtEvent#PushEvents'),
			'nms:rtEvent#PushEvent',
		]);
	});

	test.each([
		['logon', { Cookie: '__sessiontoken=***', 'X-Security-Token': '***' }, '<urn:sessiontoken></urn:sessiontoken>'],
		[
			'sessionToken',
			{ Cookie: '__sessiontoken=***', 'X-Security-Token': '***' },
			'<urn:sessiontoken></urn:sessiontoken>',
		],
		['ims', { Authorization: 'Bearer ***' }, '<urn:sessiontoken></urn:sessiontoken>'],
		['loginPassword', {}, '<urn:sessiontoken>mc/***</urn:sessiontoken>'],
		['trustedIp', {}, '<urn:sessiontoken>mc/</urn:sessiontoken>'],
	])('%s: secrets are shown as ***, a token that does not exist yet too', async (mode, headers, element) => {
		const { outputs } = await bench.run(customers(1), { options }, { credentials: storeFor(bench, mode) });
		const shown = request(outputs[0]?.[0]?.json);
		const common = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: 'nms:rtEvent#PushEvent' };
		expect(shown.headers).toEqual({ ...common, ...headers });
		expect(shown.body).toContain(element);
		expect(JSON.stringify(outputs)).not.toContain(demo.campaign.password);
	});

	test('a stored session is not shown', async () => {
		const credentials = bench.store();
		await bench.run(customers(1), {}, { credentials });
		const { acquiredToken, acquiredSecurityToken } = credentials.stored(credentialType);
		const text = JSON.stringify((await bench.run(customers(1), { options }, { credentials })).outputs);
		expect(text).not.toContain(acquiredToken);
		expect(text).not.toContain(acquiredSecurityToken);
		expect(String(acquiredToken)).toMatch(/^___/);
	});

	test('what the user left empty is not sent, in a dry run and in earnest', async () => {
		const parameters = {
			dataMode: 'defineBelow',
			email: 'ann@example.com',
			additionalFields: { mobilePhone: '', origin: '', language: '', scheduled: '', externalId: 'order-0' },
		};
		const { outputs } = await bench.run([{}], { ...parameters, options });
		await bench.run([{}], parameters);
		const event = '<rtEvent type="order_confirmation" email="ann@example.com" externalId="order-0"><ctx/></rtEvent>';
		expect(request(outputs[0]?.[0]?.json).body).toContain(event);
		expect(bench.calls('PushEvent')[0]?.body).toContain(event);
	});

	test('an empty security token has no header', async () => {
		const credentials = bench.store({ authentication: 'sessionToken', sessionToken: '___x-y-z', securityToken: '' });
		const { outputs } = await bench.run(customers(1), { options }, { credentials });
		expect(Object.keys(Object(request(outputs[0]?.[0]?.json).headers))).not.toContain('X-Security-Token');
	});

	test('items that must not be sent are rejected as in earnest', async () => {
		const { outputs } = await bench.runOn([...customers(1), { email: 'nobody' }], { options });
		expect(outputs[0]?.[0]?.json.dryRun).toBe(true);
		expect(outcomes(outputs[0])[1]).toBe('rejected');
	});

	test('a try of Retry On Fail in earnest is not kept from sending by a dry run before', async () => {
		const credentials = bench.store();
		await bench.run(customers(1), { options }, { credentials });
		await bench.run(customers(1), {}, { credentials });
		expect(bench.sandbox.journal.timesTaken('campaign', 'order-0')).toBe(1);
	});
});
