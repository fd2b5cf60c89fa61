import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { credentialTest } from '../../harness/credentialTest';
import { Bench } from '../bench/bench';
import { transactionalSend } from '../bench/campaignTransactional';

const type = 'adobeImsApi';

let bench: Bench<'campaignStandard'>;
beforeAll(async () => {
	bench = await Bench.open(transactionalSend);
});
afterEach(() => bench.reset());
afterAll(async () => await bench.close());

const tested = async (changes: ICredentialDataDecryptedObject = {}) =>
	await credentialTest({ loader: bench.loader, type, credentials: bench.store(changes) });

test.each([
	['OAuth Server-to-Server', {}],
	['a pasted token', { authentication: 'accessToken', accessToken: demo.ims.accessToken }],
	[
		'a pasted token with the word Bearer',
		{ authentication: 'accessToken', accessToken: `Bearer ${demo.ims.accessToken} ` },
	],
	['blanks around what was copied', { clientId: ` ${demo.ims.clientId}\n`, clientSecret: `${demo.ims.clientSecret} ` }],
	['scopes separated by blanks', { scopes: 'openid AdobeID' }],
])('the Test accepts %s', async (_, changes) => {
	expect(await tested(changes)).toEqual({ status: 'OK', message: 'Connection successful!' });
});

test('the Test tolerates the path of the token endpoint in the address of IMS', async () => {
	expect(await tested({ imsUrl: `${bench.sandbox.url}/ims/token/v3/` })).toMatchObject({ status: 'OK' });
});

test('the Test asks for one token', async () => {
	await tested();
	expect(bench.sandbox.journal.callCount('ims token')).toBe(1);
});

test.each([
	['a wrong client ID', { clientId: 'another-client' }, 'Adobe does not know this client ID'],
	['a wrong client secret', { clientSecret: 'another-secret' }, 'Adobe refuses the client secret'],
	['wrong scopes', { scopes: 'nonsense' }, 'Adobe refuses the scopes'],
	[
		'an ended pasted token',
		{ authentication: 'accessToken', accessToken: 'eyJ.ended.token' },
		'Adobe does not accept the access token',
	],
	['a host that refuses connections', { imsUrl: 'http://127.0.0.1:9' }, '127.0.0.1:9 could not be reached'],
	['no web address', { imsUrl: 'ims.example.com' }, "'IMS URL' in the credential is not a valid URL"],
])('the Test says what is wrong: %s', async (_, changes, message) => {
	const result = await tested(changes);
	expect(result.status).toBe('Error');
	expect(result.message).toContain(message);
});

test('the Test says that IMS throttles', async () => {
	bench.sandbox.platforms.ims.controls.values.maxCallsPerSecond = 1;
	await tested();
	expect((await tested()).message).toContain('Adobe IMS does not issue tokens at the moment');
});

test('the Test never shows the secret, even if IMS echoes it', async () => {
	bench.sandbox.faults.add({
		method: 'token',
		answer: { status: 400, body: JSON.stringify({ error: `refused ${demo.ims.clientSecret}` }) },
	});
	expect((await tested()).message).not.toContain(demo.ims.clientSecret);
});

test('the Test of a pasted token does not take a page in place of the profile for a success', async () => {
	bench.sandbox.faults.add({ method: 'profile', answer: { status: 200, body: '<p>Service Unavailable</p>' } });
	const { status, message } = await tested({ authentication: 'accessToken', accessToken: demo.ims.accessToken });
	expect(status).toBe('Error');
	expect(message).toContain('Adobe IMS did not say whether it accepts the access token');
});
