import { demoEventTypes } from '../../../sandbox/demo';
import { plainText } from '../../../sandbox/http';
import type { CredentialStore } from '../../harness/credentials';
import { listSearch } from '../../harness/nodeMethods';
import { credentialType, pushEvent, storeFor } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';
import { sessionExpired } from '../bench/replies';

describe('the list of event types', () => {
	let bench: Bench<'campaign'>;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
	});
	afterEach(() => bench.reset());
	afterAll(async () => await bench.close());

	const search = async (filter?: string, credentials: CredentialStore = bench.store()) =>
		await listSearch({
			loader: bench.loader,
			node: { type: 'adobeCampaignPushEvent' },
			credentials,
			method: 'searchEventTypes',
			filter,
		});

	test('holds every event type with its label, sorted', async () => {
		const { results } = await search();
		expect(results).toHaveLength(demoEventTypes.length);
		expect(results[0]).toEqual({ name: 'Appointment reminder (appointment_reminder)', value: 'appointment_reminder' });
		expect(results.map(({ name }) => name)).toEqual(
			[...results.map(({ name }) => name)].sort((a, b) => a.localeCompare(b)),
		);
	});

	test.each([
		['ORDER', ['order_cancellation', 'order_confirmation']],
		['reset', ['password_reset']],
		['_', demoEventTypes.map(({ name }) => name).sort()],
		['nothing of that name', []],
	])('is searched by name and label, in any case: %s', async (filter, expected) => {
		expect((await search(filter)).results.map(({ value }) => value).sort()).toEqual(expected);
	});

	test.each(['logon', 'ims', 'loginPassword', 'sessionToken'])(
		'comes with every way of signing in (%s)',
		async (mode) => {
			expect((await search('', storeFor(bench, mode))).results).toHaveLength(demoEventTypes.length);
		},
	);

	test('pushes nothing', async () => {
		await search();
		expect(bench.sandbox.journal.count()).toBe(0);
	});

	test('renews a session that has ended', async () => {
		const credentials = bench.store();
		await search('', credentials);
		bench.sandbox.platforms.campaign.expireSessions();
		expect((await search('', credentials)).results).toHaveLength(demoEventTypes.length);
		expect(bench.calls('Logon')).toHaveLength(2);
	});

	test.each([
		['a wrong password', () => bench.store({ password: 'no' }), /Campaign refuses the login or the password/],
		[
			'an unreachable host',
			() => bench.store({ baseUrl: 'http://127.0.0.1:1' }),
			/127\.0\.0\.1:1 could not be reached/,
		],
		[
			'a Base URL that is no address',
			() => bench.store({ baseUrl: 'x' }),
			/'Base URL' in the credential is not a valid URL/,
		],
		[
			'a Base URL that is no address, without log-on',
			() => bench.store({ baseUrl: 'x', authentication: 'trustedIp' }),
			/'Base URL' in the credential is not a valid URL/,
		],
		[
			'a pasted session that has ended',
			() => bench.store({ authentication: 'sessionToken', sessionToken: '___x', securityToken: '@x' }),
			/The Campaign session has expired/,
		],
	])('%s is told, not hidden in an empty list', async (_name, store, words) => {
		await expect(search('', store())).rejects.toThrow(words);
	});

	test('an operator who may not read them is told in the words of the platform', async () => {
		bench.sandbox.platforms.campaign.controls.set({ denyQuery: true });
		const failure: unknown = await search().catch((error: unknown) => error);
		expect(failure).toMatchObject({
			description: expect.stringContaining('You do not have the rights to read this schema'),
		});
	});

	test('a session that is refused anew does not end in a loop', async () => {
		bench.sandbox.faults.add({ method: 'ExecuteQuery', times: 0, answer: sessionExpired });
		await expect(search()).rejects.toThrow(/The Campaign session has expired/);
		expect(bench.calls('ExecuteQuery').length).toBeLessThanOrEqual(2);
	});

	test('a refused address is named', async () => {
		bench.sandbox.faults.add({
			method: 'ExecuteQuery',
			answer: plainText(
				403,
				"XSV-350013 The '1.2.3.4' IP address via which you are accessing the server is not accepted.",
			),
		});
		const failure: unknown = await search('', storeFor(bench, 'loginPassword')).catch((error: unknown) => error);
		expect(failure).toMatchObject({ description: expect.stringContaining('IP address 127.0.0.1.') });
	});

	test('the method is the one that the node names, of its own credential', () => {
		const { description } = bench.loader.getNode('adobeCampaignPushEvent').type as { description: object };
		expect(JSON.stringify(description)).toContain('"searchListMethod":"searchEventTypes"');
		expect(JSON.stringify(description)).toContain(`"name":"${credentialType}"`);
	});
});
