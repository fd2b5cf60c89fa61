import { readToken, tokenRequest } from '../../../nodes/Marketo/wire/identity';
import { signInToMarketo } from '../../../nodes/Marketo/credential';
import { acquiredFor, marketoCredential } from '../../../nodes/Marketo/credential';
import { response } from './responses';

const credential = { baseUrl: 'https://123-ABC-456.mktorest.com', clientId: ' id ', clientSecret: 'se&cret\n' };

test.each(['', '/', '/rest', '/rest/', '/identity', '/identity/oauth/token', '/rest/v1/'])(
	'a base URL that ends in %j is tolerated',
	(ending) => {
		const request = tokenRequest({ ...credential, baseUrl: `https://123-ABC-456.mktorest.com${ending}` });
		expect(request).toEqual({
			method: 'GET',
			url: 'https://123-ABC-456.mktorest.com/identity/oauth/token?grant_type=client_credentials&client_id=id&client_secret=se%26cret',
			headers: { Accept: 'application/json' },
		});
	},
);

test('what is no address is refused by name', () => {
	expect(() => tokenRequest({ ...credential, baseUrl: 'marketo' })).toThrow(
		"'Base URL' in the credential is not a valid URL",
	);
});

test.each([
	[3599, 3_599_000],
	[1, 1000],
	[0, 0],
	[-5, 0],
	['12', 12_000],
	['0', 0],
	['soon', 3_600_000],
	['', 3_600_000],
	[null, 3_600_000],
	[undefined, 3_600_000],
	[true, 3_600_000],
])('a token that has %j seconds left lives %i ms', (expires, lifetimeMs) => {
	const body = { access_token: 'a:b', token_type: 'bearer', expires_in: expires, scope: 'x@y.z' };
	expect(readToken(response(body))).toEqual({ kind: 'token', accessToken: 'a:b', lifetimeMs });
});

test.each([
	[
		'bad client credentials',
		401,
		'{"error":"invalid_client","error_description":"Bad client credentials"}',
		'Marketo refuses the client ID or the client secret',
	],
	[
		'an unknown client',
		401,
		'{"error":"unauthorized","error_description":"No client with requested id: x"}',
		'Marketo does not know this client ID',
	],
	['another host', 404, '<html>Not Found</html>', 'There is no Marketo identity service at this address'],
	['a page', 200, '<html>Welcome</html>', 'There is no Marketo identity service at this address'],
	['401 without words', 401, '', 'Marketo refuses to issue an access token'],
])('%s is denied for good', (_, status, body, message) => {
	expect(readToken(response(body, status))).toMatchObject({ kind: 'denied', reason: { message } });
});

test.each(['', '{"token_type":"bearer"}', 'Service Unavailable', '{"access_token":"a:b",}', '{"access_token":"a:b'])(
	'a success without a token passes, and is never quoted: %j',
	(body) => {
		const read = readToken(response(body, 200));
		expect(read).toMatchObject({ kind: 'busy', signIn: true });
		expect(JSON.stringify(read)).not.toMatch(/a:b|bearer|Unavailable/);
	},
);

test('of a refusal only its named members are quoted', () => {
	const errors = [{ code: '601', message: 'Access token invalid', other: 'a:b' }];
	expect(readToken(response({ errors, access_token: 'a:b' }, 401))).toMatchObject({
		reason: { code: '601', platformMessage: '601: Access token invalid' },
	});
	expect(JSON.stringify(readToken(response('a:b', 401)))).not.toContain('a:b');
});

test.each([429, 500, 502, 503])('status %i passes', (status) => {
	expect(readToken(response('', status, { 'retry-after': '3' }))).toMatchObject({
		kind: 'busy',
		signIn: true,
		retryAfterMs: 3000,
	});
});

test('a token travels in the header alone, in place of any other', () => {
	const request = { method: 'GET' as const, url: 'https://x/rest', headers: { authorization: 'Bearer old' } };
	expect(marketoCredential.authenticate({ acquiredToken: 'a:b' }, request)).toEqual({
		method: 'GET',
		url: 'https://x/rest',
		headers: { Authorization: 'Bearer a:b' },
	});
});

test('a token of another client or host is not used', () => {
	const fields = { ...credential, acquiredFor: acquiredFor(credential), acquiredUntil: '1000' };
	expect(marketoCredential.fresh(fields, 999)).toBe(true);
	expect(marketoCredential.fresh(fields, 1000)).toBe(false);
	expect(marketoCredential.fresh({ ...fields, clientId: 'other' }, 0)).toBe(false);
	expect(marketoCredential.fresh({ ...fields, baseUrl: 'https://other' }, 0)).toBe(false);
});

test('a token that always has 0 seconds left is waited out once and then kept, not acquired for each call', async () => {
	const ask = jest.fn(async () => response({ access_token: 'a:b', expires_in: 0 }));
	const { acquiredUntil, acquiredToken } = await signInToMarketo(credential, ask, false);
	expect([acquiredToken, ask.mock.calls.length]).toEqual(['a:b', 2]);
	expect(Number(acquiredUntil)).toBeGreaterThan(Date.now() + 3_000_000);
});
