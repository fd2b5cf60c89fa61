import { inspect } from 'node:util';

import type { CredentialStore } from '../../harness/credentials';
import { credentialTest } from '../../harness/credentialTest';
import { listSearch } from '../../harness/nodeMethods';
import type { RunResult } from '../../harness/workflow';
import { echoes, echoSecrets, startEchoServer, type EchoServer } from './echoServer';
import { credentialType, customers, pushEvent } from '../bench/adobeCampaign';
import { Bench } from '../bench/bench';

/** Secrets with every character that some encoding changes. */
const password = 'p&<s>"w\'r+d/ %é';
const clientSecret = 'p8e-cl&ent+s3cret/=';
const pasted = { sessionToken: '___PASTED-5A4D', securityToken: '@cGFzdGVk+/==' };
const all = [password, clientSecret, ...Object.values(pasted), ...Object.values(echoSecrets)];

describe('nothing secret leaves', () => {
	let bench: Bench<'campaign'>;
	let echo: EchoServer;
	beforeAll(async () => {
		bench = await Bench.open(pushEvent);
		echo = await startEchoServer();
	});
	// An account that one response closed for an hour would hear none of the others.
	afterEach(() => bench.reset());
	afterAll(async () => {
		await echo.close();
		await bench.close();
	});

	const store = (authentication: string, changes = {}): CredentialStore =>
		bench.store({
			baseUrl: echo.url,
			imsUrl: echo.url,
			authentication,
			password,
			clientId: 'client',
			clientSecret,
			scopes: 'openid',
			...pasted,
			...changes,
		});
	/** Everything that somebody may get to see, encoded forms included. */
	const forms = (secret: string) => [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ s: secret }).toString().slice(2),
		JSON.stringify(secret).slice(1, -1),
		secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
		Buffer.from(secret).toString('base64'),
	];
	const leaks = (texts: string[], secrets = all) =>
		secrets.filter((secret) => forms(secret).some((form) => texts.some((text) => text.includes(form))));
	const seen = ({ outputs, error, hints }: RunResult): string[] => {
		const values: unknown[] = [
			...outputs.flat().map(({ json }) => json),
			hints,
			error?.message,
			error?.description,
			error?.context,
		];
		return [...values.flatMap(strings), inspect(error, { depth: 8 }), JSON.stringify(error ?? null)];
	};

	const modes = ['logon', 'ims', 'loginPassword', 'sessionToken'];
	const table = modes.flatMap((mode) => Object.keys(echoes).map((how): [string, string] => [mode, how]));

	test.each(table)('%s, echoed as %s', async (mode, how) => {
		const play = echoes[how];
		if (!play) throw new Error(how);
		echo.play(play);
		const options = { maxTries: 1 };
		const continued = await bench.runOn(customers(2), { options }, { credentials: store(mode) });
		const stopped = await bench.run(customers(2), { options }, { credentials: store(mode) });
		expect(leaks([...seen(continued), ...seen(stopped)])).toEqual([]);
	});

	test.each(['logon', 'ims'])('%s: the log-on itself is echoed', async (mode) => {
		for (const [how, play] of Object.entries(echoes)) {
			echo.play(play, true);
			const options = { maxTries: 1 };
			const continued = await bench.runOn(customers(1), { options }, { credentials: store(mode) });
			const stopped = await bench.run(customers(1), { options }, { credentials: store(mode) });
			expect([how, leaks([...seen(continued), ...seen(stopped)])]).toEqual([how, []]);
		}
	});

	test.each(modes)('%s: neither the credential Test nor the list of event types shows an echo', async (mode) => {
		for (const [how, play] of Object.entries(echoes)) {
			echo.play(play);
			const credentials = store(mode);
			const tested = await credentialTest({ loader: bench.loader, type: credentialType, credentials });
			const node = { type: 'adobeCampaignPushEvent' };
			const listed = await listSearch({ loader: bench.loader, credentials, node, method: 'searchEventTypes' }).catch(
				(error: unknown) => error,
			);
			expect([how, leaks([tested.message, inspect(listed, { depth: 8 }), ...strings(listed)])]).toEqual([how, []]);
		}
	});

	test('a secret that the cut of a long text divides does not show its beginning', async () => {
		const secret = 'Zq7'.repeat(40);
		for (let padding = 380; padding <= 500; padding += 12) {
			echo.play(() => ({ status: 500, body: `${'x'.repeat(padding)}${secret} and more` }));
			const credentials = store('loginPassword', { password: secret });
			const { outputs } = await bench.runOn(customers(1), {}, { credentials });
			expect(seen({ ...empty, outputs }).join('')).not.toContain('Zq7Zq7');
		}
	});

	test('a secret with several blanks in a row is recognised though texts are put in one line', async () => {
		echo.play((text) => ({ status: 500, body: text }));
		const credentials = store('loginPassword', { password: 'four  blanks    in it' });
		const { outputs } = await bench.runOn(customers(1), {}, { credentials });
		expect(seen({ ...empty, outputs }).join('')).not.toContain('blanks in it');
	});

	test('a secret that looks like markup is recognised though tags are removed', async () => {
		const secret = 'begin<b>middle</b>finish';
		echo.play(() => ({ status: 500, body: `the password ${secret} was used` }));
		const { outputs } = await bench.runOn(
			customers(1),
			{},
			{ credentials: store('loginPassword', { password: secret }) },
		);
		const text = seen({ ...empty, outputs }).join('');
		expect(['begin', 'middle', 'finish'].filter((part) => text.includes(part))).toEqual([]);
	});

	test('a session that was renewed stays secret when a late answer echoes it', async () => {
		let calls = 0;
		echo.play((text) => {
			calls += 1;
			if (calls === 1) return { status: 200, body: 'XSV-350008 Session has expired or is invalid. Please reconnect.' };
			return { status: 500, body: `${text} ___OLD-SESSION-0001` };
		});
		const first = bench.store({ baseUrl: echo.url, authentication: 'logon', login: 'mc', password });
		await bench.runOn(customers(1), {}, { credentials: first });
		const used = store('logon', {
			...first.stored(credentialType),
			acquiredToken: '___OLD-SESSION-0001',
			acquiredSecurityToken: '@old-0001',
		});
		calls = 0;
		const { outputs } = await bench.runOn(customers(1), {}, { credentials: used });
		expect(leaks(seen({ ...empty, outputs }), ['___OLD-SESSION-0001', echoSecrets.session])).toEqual([]);
	});

	test('the words around the secret are kept', async () => {
		echo.play((text) => ({ status: 500, body: `no luck with ${text} today` }));
		const { outputs } = await bench.runOn(customers(1), {}, { credentials: store('sessionToken') });
		expect(JSON.stringify(outputs)).toMatch(/no luck with .*\*\*\*.* today/);
	});
});

const empty: RunResult = Object.create(null);

/** Every text in a value, keys included, not encoded. */
function strings(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, entry]) => [key, ...strings(entry)]);
}
