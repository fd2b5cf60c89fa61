import { json } from '../../../sandbox/http';
import { credentialTest } from '../../harness/credentialTest';
import type { CredentialStore } from '../../harness/credentials';
import { listSearch } from '../../harness/nodeMethods';
import { Bench } from '../bench/bench';
import { requestCampaign } from '../bench/marketo';

describe('the credentials of Marketo', () => {
	let bench: Bench<'marketo'>;
	beforeAll(async () => {
		bench = await Bench.open(requestCampaign);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const run = async (type: string, credentials: CredentialStore) =>
		await credentialTest({ loader: bench.loader, type, credentials });
	const ok = { status: 'OK', message: 'Connection successful!' };
	const says = (message: RegExp) => ({ status: 'Error', message: expect.stringMatching(message) });

	test.each(['marketoApi', 'marketoSoapApi'])('the Test of %s is green and changes nothing', async (type) => {
		expect(await run(type, bench.store())).toEqual(ok);
		expect(bench.sandbox.journal.count()).toBe(0);
		const allowed = ['token', 'leads', 'campaigns', 'getCampaignsForSource'];
		expect(bench.wire.map(({ operation }) => operation).filter((operation) => !allowed.includes(operation))).toEqual(
			[],
		);
	});

	test.each(['/', '/rest', '/rest/', '/identity'])('Base URL may end in %s', async (ending) => {
		expect(await run('marketoApi', bench.store({ baseUrl: ` ${bench.sandbox.url}${ending} ` }))).toEqual(ok);
	});

	test('Endpoint may end in ?WSDL', async () => {
		const endpoint = `${bench.sandbox.url}/soap/mktows/3_1?WSDL `;
		expect(await run('marketoSoapApi', bench.store({ endpoint }))).toEqual(ok);
	});

	const unreachable = { baseUrl: 'http://127.0.0.1:1', endpoint: 'http://127.0.0.1:1/soap/mktows/3_1' };
	test.each([
		['marketoApi', 'a wrong secret', { clientSecret: 'wrong' }, /Marketo refuses the client ID or the client secret/],
		['marketoApi', 'an unknown client', { clientId: 'wrong' }, /Marketo does not know this client ID/],
		['marketoApi', 'a host that refuses connections', unreachable, /127\.0\.0\.1:1 could not be reached/],
		[
			'marketoApi',
			'an address that is none',
			{ baseUrl: 'marketo' },
			/'Base URL' in the credential is not a valid URL/,
		],
		['marketoSoapApi', 'a wrong key', { encryptionKey: 'wrong' }, /Marketo refuses the user ID or the encryption key/],
		['marketoSoapApi', 'a wrong user', { userId: 'wrong' }, /Marketo refuses the user ID or the encryption key/],
		[
			'marketoSoapApi',
			'a host that refuses connections',
			unreachable,
			/^Adobe removed .*127\.0\.0\.1:1 could not be reached/,
		],
		[
			'marketoSoapApi',
			'an address that is none',
			{ endpoint: 'marketo' },
			/'Endpoint' in the credential is not a valid URL/,
		],
	])('%s says what is wrong: %s', async (type, _, changes, message) => {
		expect(await run(type, bench.store(changes))).toEqual(says(message));
	});

	test('another host is told from Marketo', async () => {
		const baseUrl = `${bench.sandbox.url}/nl/jsp`;
		expect(await run('marketoApi', bench.store({ baseUrl }))).toEqual(
			says(/There is no Marketo identity service at this address/),
		);
	});

	test.each([
		['leads', /Read-Only Lead/],
		['campaigns', /Read-Only Campaign/],
		['all', /permission Read-Only Campaign, or this IP address is not allowed/],
	] as const)('a missing permission is named: %s', async (denied, message) => {
		bench.platform.controls.set({ denied });
		expect(await run('marketoApi', bench.store())).toEqual(says(message));
	});

	test('a used-up quota is named in both', async () => {
		bench.platform.controls.set({ quota: 0 });
		for (const type of ['marketoApi', 'marketoSoapApi']) {
			expect(await run(type, bench.store())).toEqual(says(/daily quota of calls is used up/));
		}
	});

	test('the end of the SOAP API is named', async () => {
		bench.platform.controls.set({ soap: false });
		expect(await run('marketoSoapApi', bench.store())).toEqual(
			says(/^Adobe removed .*2026-07-31\. There is no Marketo API at this address/),
		);
	});

	test('a stored token does not hide a secret that was changed', async () => {
		const credentials = bench.store();
		await run('marketoApi', credentials);
		credentials.change('marketoApi', { clientSecret: 'wrong' });
		expect((await run('marketoApi', credentials)).status).toBe('Error');
	});

	test('the token that the Test acquired is used by the next execution', async () => {
		const credentials = bench.store();
		await run('marketoApi', credentials);
		const tokens = bench.calls('token').length;
		await bench.run([{ email: 'lead1@example.com' }], {}, { credentials });
		expect(bench.calls('token')).toHaveLength(tokens);
	});

	describe('the list of campaigns', () => {
		const list = async (parameters: { api: string }, filter?: string, paginationToken?: string) =>
			await listSearch({
				...{ loader: bench.loader, credentials: bench.store(), method: 'searchCampaigns', filter, paginationToken },
				node: { type: 'marketoRequestCampaign', parameters },
			});
		const rest = { api: 'rest' };

		test('shows program and campaign name of what can be requested, sorted', async () => {
			const { results } = await list(rest);
			expect(results).toContainEqual({ name: 'Onboarding: Send Welcome (1025)', value: '1025' });
			expect(results).toContainEqual({ name: 'Newsletter: Confirm (Europe, 1031)', value: '1031' });
			expect(results.map(({ value }) => value)).not.toEqual(expect.arrayContaining(['1040']));
			expect(results.map(({ value }) => value)).not.toEqual(expect.arrayContaining(['1041']));
			expect(results.map(({ name }) => name)).toEqual(
				results.map(({ name }) => name).sort((a, b) => a.localeCompare(b)),
			);
		});

		test('finds by any part, whatever the case', async () => {
			const { results } = await list(rest, 'partNERS: send');
			expect(results).toEqual([{ name: 'Partners: Send Welcome (1032)', value: '1032' }]);
		});

		test('goes on where a page ends', async () => {
			bench.platform.controls.set({ pageSize: 4 });
			const one = await list(rest);
			expect(one.results).toHaveLength(4);
			const two = await list(rest, undefined, String(one.paginationToken));
			expect(two.results.map(({ value }) => value)).not.toEqual(one.results.map(({ value }) => value));
		});

		test('ends where every page names the same next one', async () => {
			const result = [{ id: '1025', name: 'Send Welcome', programName: 'Onboarding' }];
			const answer = json(200, { requestId: 'a#1', success: true, result, nextPageToken: 'SAME' });
			bench.sandbox.faults.add({ method: 'campaigns', times: 0, answer });
			expect((await list(rest, undefined, 'SAME')).paginationToken).toBeUndefined();
			await list(rest, 'welcome');
			expect(bench.calls('campaigns')).toHaveLength(3);
		});

		test('searches all pages', async () => {
			bench.platform.controls.set({ pageSize: 1 });
			expect((await list(rest, 'Partners')).results).toEqual([
				{ name: 'Partners: Send Welcome (1032)', value: '1032' },
			]);
		});

		test('comes from SOAP where SOAP is chosen', async () => {
			const { results } = await list({ api: 'soap' }, 'welcome');
			expect(results).toContainEqual({ name: 'Onboarding.Send Welcome (1025)', value: '1025' });
			expect(bench.calls('getCampaignsForSource')).toHaveLength(1);
		});

		test('renews an expired token once', async () => {
			const credentials = bench.store();
			const options = {
				loader: bench.loader,
				credentials,
				method: 'searchCampaigns',
				node: { type: 'marketoRequestCampaign', parameters: rest },
			};
			await listSearch(options);
			bench.platform.expireTokens();
			expect((await listSearch(options)).results.length).toBeGreaterThan(0);
			expect(bench.calls('token')).toHaveLength(2);
		});

		test('says which permission is missing instead of showing nothing', async () => {
			bench.platform.controls.set({ denied: 'campaigns' });
			await expect(list(rest)).rejects.toThrow(/Read-Only Campaign/);
		});
	});
});
