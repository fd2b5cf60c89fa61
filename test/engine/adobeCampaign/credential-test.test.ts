import { plainText } from '../../../sandbox/http';
import { credentialTest } from '../../harness/credentialTest';
import type { CredentialStore } from '../../harness/credentials';
import { ProbeServer } from '../../harness/server';
import { credentialType, pushEvent, storeFor } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { page, sessionExpired } from '../bench/replies';

describe('the Test of the credential', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const run = async (credentials: CredentialStore) =>
		await credentialTest({ loader: bench.loader, type: credentialType, credentials });
	const ok = { status: 'OK', message: 'Connection successful!' };

	test.each(['logon', 'ims', 'loginPassword', 'sessionToken', 'trustedIp'])('%s is green', async (mode) => {
		bench.sandbox.platforms.campaign.controls.set({ trustedIp: mode === 'trustedIp' });
		expect(await run(storeFor(bench, mode))).toEqual(ok);
	});

	test.each(['logon', 'ims', 'loginPassword', 'sessionToken'])('%s changes nothing on the platform', async (mode) => {
		await run(storeFor(bench, mode));
		expect(bench.sandbox.journal.count()).toBe(0);
		expect(
			bench.wire
				.map(({ operation }) => operation)
				.filter((operation) => !['Logon', 'token', 'ExecuteQuery', 'test'].includes(operation)),
		).toEqual([]);
	});

	test('an operator who may not read event types is told so, in the words of the platform', async () => {
		bench.sandbox.platforms.campaign.controls.set({ denyQuery: true });
		const { status, message } = await run(storeFor(bench, 'logon'));
		expect(status).toBe('Error');
		expect(message).toMatch(
			/^Campaign accepts the sign-in, but does not let the operator read the event types\. Pushing events needs no such right, .* The platform says: [A-Z]{3}-\d{6} /,
		);
	});

	test('a stored session is replaced, so that an edited password is really tested', async () => {
		const credentials = bench.store();
		await run(credentials);
		credentials.change(credentialType, { password: 'not the password' });
		expect((await run(credentials)).status).toBe('Error');
	});

	test('the session that the Test acquired is used by the next execution', async () => {
		const credentials = bench.store();
		await run(credentials);
		await bench.run([{ email: 'ann@example.com' }], {}, { credentials });
		expect(bench.calls('Logon')).toHaveLength(1);
	});

	test.each(['/', '/nl/jsp/soaprouter.jsp', '/nl/jsp/', '/nl'])('Base URL may end in %s', async (ending) => {
		expect(await run(bench.store({ baseUrl: ` ${bench.sandbox.url}${ending} ` }))).toEqual(ok);
	});

	const failures: Array<[string, () => CredentialStore, RegExp]> = [
		[
			'a wrong password',
			() => bench.store({ password: 'not the password' }),
			/Campaign refuses the login or the password/,
		],
		[
			'a wrong password in each call',
			() => bench.store({ authentication: 'loginPassword', password: 'no' }),
			/Campaign refuses the login or the password/,
		],
		[
			'an address that is not trusted',
			() => bench.store({ authentication: 'trustedIp' }),
			/Campaign refuses the login or the password/,
		],
		[
			'a pasted session that has ended',
			() => bench.store({ authentication: 'sessionToken', sessionToken: '___x', securityToken: '@x' }),
			/The Campaign session has expired/,
		],
		[
			'a host that refuses connections',
			() => bench.store({ baseUrl: 'http://127.0.0.1:1' }),
			/127\.0\.0\.1:1 could not be reached: it refuses connections/,
		],
		[
			'a host name that does not exist',
			() => bench.store({ baseUrl: 'https://no-such-host.invalid' }),
			/no-such-host\.invalid could not be reached/,
		],
		[
			'a host that refuses connections, without log-on',
			() => bench.store({ authentication: 'trustedIp', baseUrl: 'http://127.0.0.1:1' }),
			/127\.0\.0\.1:1 could not be reached/,
		],
		[
			'a Base URL that is no address',
			() => bench.store({ baseUrl: 'campaign' }),
			/'Base URL' in the credential is not a valid URL/,
		],
		['an empty Base URL', () => bench.store({ baseUrl: '' }), /'Base URL' in the credential is not a valid URL/],
		['a wrong client secret', () => withIms({ clientSecret: 'no' }), /Adobe refuses the client secret/],
		['a wrong client ID', () => withIms({ clientId: 'no' }), /Adobe does not know this client ID/],
		['wrong scopes', () => withIms({ scopes: 'AdobeID' }), /Adobe refuses the scopes/],
		[
			'an IMS host that refuses connections',
			() => withIms({ imsUrl: 'http://127.0.0.1:1' }),
			/127\.0\.0\.1:1 could not be reached/,
		],
		[
			'an IMS URL that is no address',
			() => withIms({ imsUrl: 'ims' }),
			/'IMS URL' in the credential is not a valid URL/,
		],
	];
	const withIms = (changes: Record<string, string>): CredentialStore => {
		const store = storeFor(bench, 'ims');
		store.change(credentialType, { ...store.stored(credentialType), ...changes });
		return store;
	};

	test.each(failures)('%s is told in plain words', async (_name, store, words) => {
		const { status, message } = await run(store());
		expect(status).toBe('Error');
		expect(message).toMatch(words);
		expect(message).not.toMatch(/NodeApiError|axios|ECONN|ENOTFOUND|status code/i);
	});

	test.each(['logon', 'loginPassword', 'trustedIp'])('a refused address is named (%s)', async (mode) => {
		bench.sandbox.platforms.campaign.controls.set({ refuseIp: true });
		const { status, message } = await run(storeFor(bench, mode));
		expect(status).toBe('Error');
		expect(message).toContain('Campaign sees this n8n at the IP address 127.0.0.1.');
	});

	test('a web server that is no Campaign is told as such', async () => {
		bench.sandbox.faults.add({ times: 0, answer: page(404) });
		expect((await run(bench.store())).message).toContain('There is no SOAP router at this address');
	});

	test('a session that is refused right after the log-on fails the Test', async () => {
		bench.sandbox.faults.add({ method: 'ExecuteQuery', times: 0, answer: sessionExpired });
		expect((await run(bench.store())).status).toBe('Error');
	});

	test('a server that is too busy to log on fails the Test with a reason', async () => {
		bench.sandbox.faults.add({ method: 'Logon', times: 0, answer: plainText(503, 'busy') });
		expect((await run(bench.store())).message).toContain('Campaign does not accept more calls at the moment');
	});

	test('no redirection is followed, which would carry the token to another host', async () => {
		const elsewhere = await ProbeServer.start(() => ({}));
		try {
			bench.sandbox.faults.add({ path: '/r/test', times: 0, redirect: `${elsewhere.url}/caught` });
			await credentialTest({ loader: bench.loader, type: credentialType, credentials: bench.store() });
			expect(elsewhere.received).toEqual([]);
		} finally {
			await elsewhere.stop();
		}
	});
});
