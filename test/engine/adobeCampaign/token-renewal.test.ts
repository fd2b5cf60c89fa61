import { demo } from '../../../sandbox/demo';
import { ProbeServer } from '../../harness/server';
import { credentialType, customers, pushEvent, storeFor } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { outcomes } from '../bench/items';
import { fault, sessionExpired } from '../bench/replies';

describe('sessions and tokens', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const logOns = () => bench.calls('Logon').length;
	const all = (count: number) => Array(count).fill(1);

	test('200 items, five calls at once, log on once', async () => {
		const items = customers(200);
		const credentials = bench.store();
		bench.sandbox.faults.add({ times: 0, delayMs: 5 });
		const { error } = await bench.run(items, { options: { concurrency: 5 } }, { credentials });
		expect(error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual(all(200));
		expect(logOns()).toBe(1);
		expect(credentials.counts).toMatchObject({ logOns: 1, updates: 1 });
		expect(bench.sandbox.journal.peakInFlight).toBe(5);
	});

	test('the credential is not read from the database for every item', async () => {
		const credentials = bench.store();
		await bench.run(customers(50), {}, { credentials });
		const { decryptions } = credentials.counts;
		await bench.run(customers(50), {}, { credentials });
		expect(credentials.counts.decryptions - decryptions).toBeLessThanOrEqual(1);
	});

	test('a log-on stores nothing but fields of the credential', async () => {
		const credentials = bench.store();
		await bench.run(customers(1), {}, { credentials });
		expect(credentials.counts).toMatchObject({ logOns: 1, updates: 1 });
		const declared = credentials.getCredentialsProperties(credentialType).map(({ name }) => name);
		expect(Object.keys(credentials.stored(credentialType)).filter((name) => !declared.includes(name))).toEqual([]);
	});

	test('a log-on that gives the same token again is believed', async () => {
		const session = await ProbeServer.start(({ headers, body }) => {
			const soap = (inner: string) => ({
				headers: { 'content-type': 'text/xml' },
				body: `<Envelope><Body>${inner}</Body></Envelope>`,
			});
			if (headers.soapaction === 'xtk:session#Logon') {
				return soap(
					'<LogonResponse><pstrSessionToken>___same</pstrSessionToken><pstrSecurityToken>@same==</pstrSecurityToken></LogonResponse>',
				);
			}
			const refused =
				body.includes('"order-3"') &&
				session.to('/nl/jsp/soaprouter.jsp').filter((call) => call.body.includes('"order-3"')).length === 1;
			if (refused) return { body: 'XSV-350008 Session has expired or is invalid. Please reconnect.' };
			return soap('<PushEventResponse><plId>72057594039155998</plId></PushEventResponse>');
		});
		try {
			const credentials = bench.store({ baseUrl: session.url });
			const { outputs } = await bench.run(customers(20), {}, { credentials });
			expect(outcomes(outputs[0])).toEqual(Array(20).fill('accepted'));
			expect(credentials.counts.logOns).toBe(2);
		} finally {
			await session.stop();
		}
	});

	test('the first call goes alone until the session is known', async () => {
		bench.sandbox.faults.add({ method: 'Logon', delayMs: 100 });
		await bench.run(customers(10), { options: { concurrency: 10 } });
		expect(bench.wire[0]?.operation).toBe('Logon');
		expect(logOns()).toBe(1);
	});

	test('a session that expires in the middle is renewed once and every event arrives exactly once', async () => {
		const items = customers(100);
		bench.sandbox.faults.add({ times: 0, delayMs: 5 });
		bench.sandbox.faults.add({ method: 'PushEvent', skip: 40, expireSession: true });
		const { error, outputs } = await bench.run(items, { options: { concurrency: 5 } });
		expect(error).toBeUndefined();
		expect(outcomes(outputs[0])).toEqual(Array(100).fill('accepted'));
		expect(bench.arrivals(items)).toEqual(all(100));
		expect(logOns()).toBe(2);
	});

	test('a session that expires twice is renewed twice', async () => {
		const items = customers(60);
		bench.sandbox.faults.add({ method: 'PushEvent', skip: 20, expireSession: true });
		bench.sandbox.faults.add({ method: 'PushEvent', skip: 45, expireSession: true });
		await bench.run(items, { options: { concurrency: 3 } });
		expect(bench.arrivals(items)).toEqual(all(60));
		expect(logOns()).toBe(3);
	});

	test('an expired IMS token, which arrives as a fault, is renewed once', async () => {
		const items = customers(40);
		bench.sandbox.faults.add({ times: 0, delayMs: 5 });
		bench.sandbox.faults.add({ method: 'PushEvent', skip: 15, expireToken: true });
		const { error } = await bench.run(items, { options: { concurrency: 5 } }, { credentials: storeFor(bench, 'ims') });
		expect(error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual(all(40));
		expect(bench.calls('token')).toHaveLength(2);
	});

	test('an expired session in a batch loses and doubles nothing', async () => {
		const items = customers(30);
		bench.sandbox.faults.add({ method: 'PushEvents', skip: 1, expireSession: true });
		await bench.run(items, { sendMode: 'batched', options: { batchSize: 5, concurrency: 2 } });
		expect(bench.arrivals(items)).toEqual(all(30));
		expect(logOns()).toBe(2);
	});

	test('two executions that begin with an empty token log on once', async () => {
		const credentials = bench.store();
		const [first, second] = [
			customers(20),
			customers(20).map((item) => ({ ...item, externalId: `b-${item.externalId}` })),
		];
		bench.sandbox.faults.add({ method: 'Logon', delayMs: 100 });
		await Promise.all([bench.run(first, {}, { credentials }), bench.run(second, {}, { credentials })]);
		expect(bench.arrivals([...first, ...second])).toEqual(all(40));
		expect(logOns()).toBe(1);
	});

	test('two executions whose session expires log on once more', async () => {
		const credentials = bench.store();
		await bench.run(customers(1), {}, { credentials });
		bench.sandbox.platforms.campaign.expireSessions();
		bench.sandbox.faults.add({ times: 0, delayMs: 20 });
		const [first, second] = [
			customers(20),
			customers(20).map((item) => ({ ...item, externalId: `b-${item.externalId}` })),
		];
		await Promise.all([bench.run(first, {}, { credentials }), bench.run(second, {}, { credentials })]);
		expect(bench.arrivals(second)).toEqual(all(20));
		expect(logOns()).toBe(2);
	});

	test('a later execution uses the stored session', async () => {
		const credentials = bench.store();
		await bench.run(customers(3), {}, { credentials });
		await bench.run(customers(3), {}, { credentials });
		expect(logOns()).toBe(1);
	});

	test('a session that another process renewed is taken from the store without a log-on', async () => {
		const credentials = bench.store();
		await bench.run(customers(1), {}, { credentials });
		bench.sandbox.faults.add({ method: 'PushEvent', bodyIncludes: 'order-3"', delayMs: 50, answer: sessionExpired });
		bench.onCall = ({ body }) => {
			if (!body.includes('order-3"')) return;
			const { sessionToken, securityToken } = demo.campaign;
			credentials.change(credentialType, { acquiredToken: sessionToken, acquiredSecurityToken: securityToken });
		};
		const items = customers(6).slice(1);
		const { error } = await bench.run(items, { options: { concurrency: 1 } }, { credentials });
		expect(error).toBeUndefined();
		expect(bench.arrivals(items)).toEqual(all(5));
		expect(logOns()).toBe(1);
		expect(bench.wire.at(-1)?.headers.cookie).toBe(`__sessiontoken=${demo.campaign.sessionToken}`);
	});

	test('a session that is about to end is renewed before it is used', async () => {
		const credentials = bench.store();
		await bench.run(customers(1), {}, { credentials });
		credentials.change(credentialType, { acquiredUntil: String(Date.now() - 1) });
		bench.sandbox.platforms.campaign.expireSessions();
		await bench.run(customers(2).slice(1), {}, { credentials });
		expect(logOns()).toBe(2);
		expect(bench.calls('PushEvent')).toHaveLength(2);
	});

	test('a session is not sent to another server than the one that gave it', async () => {
		const credentials = bench.store();
		await bench.run(customers(1), {}, { credentials });
		const session = credentials.stored(credentialType).acquiredToken;
		const other = await ProbeServer.start(() => ({ status: 403, body: 'no' }));
		credentials.change(credentialType, { baseUrl: other.url });
		await bench.runOn(customers(1), {}, { credentials });
		await other.stop();
		expect(session).toMatch(/^___/);
		expect(other.received.length).toBeGreaterThan(0);
		expect(JSON.stringify(other.received)).not.toContain(session);
	});

	test.each([
		['stop', 'stopWorkflow'],
		['continue', 'continueErrorOutput'],
	] as const)('a wrong password is asked about once (%s)', async (_name, onError) => {
		const credentials = bench.store({ password: 'not the password' });
		await bench.run(customers(50), { options: { concurrency: 5 } }, { credentials, node: { onError } });
		expect(logOns()).toBe(1);
		expect(bench.calls('PushEvent')).toHaveLength(0);
	});

	test('a new session that is refused too is not renewed again', async () => {
		bench.sandbox.faults.add({ method: 'PushEvent', times: 0, answer: sessionExpired });
		const { outputs } = await bench.runOn(customers(1));
		expect(outcomes(outputs[0])).toEqual(['rejected']);
		expect(logOns()).toBe(2);
		expect(bench.calls('PushEvent')).toHaveLength(2);
	});

	test('a pasted session that has ended is not renewed and its item is rejected', async () => {
		bench.sandbox.platforms.campaign.expireSessions();
		const { outputs } = await bench.runOn(customers(2), {}, { credentials: storeFor(bench, 'sessionToken') });
		expect(outcomes(outputs[0])).toEqual(['rejected', 'rejected']);
		expect(outputs[0]?.[0]?.json.error).toContain('The Campaign session has expired');
		expect(logOns()).toBe(0);
	});

	test('a log-on without a session is tried again, as a server that starts answers so', async () => {
		bench.sandbox.faults.add({
			method: 'Logon',
			answer: fault("Empty return for method 'Logon' of service 'xtk:session'."),
		});
		const items = customers(2);
		await bench.run(items);
		expect(bench.arrivals(items)).toEqual([1, 1]);
		expect(logOns()).toBe(2);
	});

	test('an answer to the log-on that lacks a token signs nobody in', async () => {
		bench.sandbox.platforms.campaign.controls.set({ logon: 'noSecurityToken' });
		const { outputs } = await bench.runOn(customers(1), { options: { maxTries: 1 } });
		expect(outcomes(outputs[0])).toEqual(['rejected']);
		expect(bench.calls('PushEvent')).toHaveLength(0);
	});
});

describe('the five ways of signing in', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const secretHeaders = ['cookie', 'x-security-token', 'authorization', 'x-session-token'];
	const signature = () => {
		const call = bench.calls('PushEvent')[0];
		const present = secretHeaders.filter((name) => call?.headers[name] !== undefined);
		const element = /<urn:sessiontoken>([^<]*)<\/urn:sessiontoken>/.exec(call?.body ?? '')?.[1];
		return { present, element, headers: call?.headers };
	};
	const signedInBy = () =>
		bench.sandbox.journal.messages('campaign').map(({ detail }) => Reflect.get(detail, 'signedInBy'));

	test('logon: a session in cookie and security header, a blank token element', async () => {
		await bench.run(customers(1), {}, { credentials: storeFor(bench, 'logon') });
		expect(bench.wire.map(({ operation }) => operation)).toEqual(['Logon', 'PushEvent']);
		expect(signature()).toMatchObject({ present: ['cookie', 'x-security-token'], element: '' });
		expect(signature().headers?.cookie).toMatch(/^__sessiontoken=___[0-9A-F-]{36}$/);
		expect(signedInBy()).toEqual(['session']);
	});

	test('ims: a bearer token, no cookie, a blank token element', async () => {
		await bench.run(customers(1), {}, { credentials: storeFor(bench, 'ims') });
		expect(bench.wire.map(({ operation }) => operation)).toEqual(['token', 'PushEvent']);
		expect(signature()).toMatchObject({ present: ['authorization'], element: '' });
		expect(signedInBy()).toEqual(['ims']);
	});

	test('ims: the secret is sent in the form of the token request and nowhere else', async () => {
		await bench.run(customers(2), {}, { credentials: storeFor(bench, 'ims') });
		const [token, ...others] = bench.wire;
		const { clientId, clientSecret, scopes } = demo.ims;
		expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
			grant_type: 'client_credentials',
			client_id: clientId,
			client_secret: clientSecret,
			scope: scopes,
		});
		expect(JSON.stringify([token?.headers, [...(token?.query ?? [])], others])).not.toContain(clientSecret);
	});

	test('loginPassword: both in the token element, no header, no log-on', async () => {
		await bench.run(customers(2), {}, { credentials: storeFor(bench, 'loginPassword') });
		expect(bench.wire.map(({ operation }) => operation)).toEqual(['PushEvent', 'PushEvent']);
		expect(signature()).toMatchObject({ present: [], element: 'mc/sandbox-password' });
		expect(signedInBy()).toEqual(['loginPassword', 'loginPassword']);
	});

	test('sessionToken: the pasted session in cookie and security header, no log-on', async () => {
		await bench.run(customers(1), {}, { credentials: storeFor(bench, 'sessionToken') });
		expect(bench.wire.map(({ operation }) => operation)).toEqual(['PushEvent']);
		expect(signature()).toMatchObject({ present: ['cookie', 'x-security-token'], element: '' });
		expect(signature().headers?.['x-security-token']).toBe(demo.campaign.securityToken);
		expect(signedInBy()).toEqual(['session']);
	});

	test.each([
		['', ''],
		['mc', 'mc/'],
	])('trustedIp with the login "%s": the token element holds "%s" and nothing secret', async (login, element) => {
		bench.sandbox.platforms.campaign.controls.set({ trustedIp: true });
		await bench.run(customers(1), {}, { credentials: bench.store({ authentication: 'trustedIp', login }) });
		expect(bench.wire.map(({ operation }) => operation)).toEqual(['PushEvent']);
		expect(signature()).toMatchObject({ present: [], element });
		expect(JSON.stringify(bench.wire)).not.toContain(demo.campaign.password);
		expect(signedInBy()).toEqual(['trustedIp']);
	});

	test('every call says who calls and that it is UTF-8 XML', async () => {
		await bench.run([{ email: 'ann@example.com', externalId: 'x', firstName: 'Ægir 🚀' }]);
		for (const { headers } of bench.wire) {
			expect(headers).toMatchObject({
				'content-type': 'text/xml; charset=utf-8',
				'user-agent': 'n8n-nodes-campaign-bridge',
			});
		}
		expect(bench.sandbox.journal.messages('campaign')[0]?.summary).toBe('{"firstName":"Ægir 🚀"}');
	});
});
