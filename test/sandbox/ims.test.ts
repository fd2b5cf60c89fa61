import { accessToken, requestToken } from './imsClient';
import { runningSandbox } from './running';

const running = runningSandbox();

test('issues a bearer token with its life in seconds', async () => {
	const response = await requestToken(running().url);
	expect(await response.json()).toEqual({ access_token: expect.any(String), token_type: 'bearer', expires_in: 86399 });
	expect(running().journal.callCount('ims token')).toBe(1);
});

test.each([
	[{ client_id: 'x' }, { error: 'invalid_client', error_description: 'invalid client_id parameter' }],
	[{ client_secret: 'x' }, { error: 'invalid_client', error_description: 'invalid client_secret parameter' }],
	[{ scope: 'AdobeID' }, { error: 'invalid_scope' }],
	[{ scope: '' }, { error: 'invalid_scope' }],
	[{ grant_type: 'password' }, { error: 'unsupported_grant_type' }],
])('answers 400 to %p', async (changes, expected) => {
	const response = await requestToken(running().url, changes);
	expect(response.status).toBe(400);
	expect(await response.json()).toMatchObject(expected);
});

test('refuses a token request that is not form-encoded', async () => {
	const response = await fetch(`${running().url}/ims/token/v3`, { method: 'POST', body: '{}' });
	expect(response.status).toBe(400);
});

test('the profile is shown to a valid token only', async () => {
	const { url, platforms } = running();
	const headers = { authorization: `Bearer ${await accessToken(url)}` };
	expect((await fetch(`${url}/ims/profile/v1`, { headers })).status).toBe(200);
	platforms.ims.expireTokens();
	expect((await fetch(`${url}/ims/profile/v1`, { headers })).status).toBe(401);
});

test('a token ends with its life', async () => {
	const { url, platforms } = running();
	platforms.ims.controls.values.expiresIn = 0;
	const headers = { authorization: `Bearer ${await accessToken(url)}` };
	expect((await fetch(`${url}/ims/profile/v1`, { headers })).status).toBe(401);
});
