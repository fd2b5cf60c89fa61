import { readToken, tokenRequest } from '../../../nodes/shared/ims/token';

const imsUrl = 'https://ims-na1.adobelogin.com';
const client = { clientId: 'c&1', clientSecret: 'p8e-/+=', scopes: 'openid, AdobeID  campaign_sdk,' };
const response = (status: number, body: unknown, headers = {}) => ({
	status,
	headers,
	body: typeof body === 'string' ? body : JSON.stringify(body),
});

test('the request is the form that IMS documents, the secret in the body only', () => {
	expect(tokenRequest(imsUrl, client)).toEqual({
		method: 'POST',
		url: 'https://ims-na1.adobelogin.com/ims/token/v3',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: 'grant_type=client_credentials&client_id=c%261&client_secret=p8e-%2F%2B%3D&scope=openid%2CAdobeID%2Ccampaign_sdk',
	});
});

test.each(['', ' , '])('scopes that are left empty (%j) are not sent', (scopes) => {
	expect(tokenRequest(imsUrl, { ...client, scopes }).body).toBe(
		'grant_type=client_credentials&client_id=c%261&client_secret=p8e-%2F%2B%3D',
	);
});

test('expires_in is in seconds', () => {
	expect(readToken(response(200, { access_token: 'eyJ', token_type: 'bearer', expires_in: 86399 }))).toEqual({
		kind: 'token',
		accessToken: 'eyJ',
		lifetimeMs: 86_399_000,
	});
});

test.each([
	['invalid client_id parameter', /client ID/],
	['invalid client_secret parameter', /client secret/],
	['invalid scope parameter', /scopes/],
	['No valid bindings were found for organization and technical account combination', /refuses to issue a token/],
])('HTTP 400 "%s" is a refusal in plain words', (description, words) => {
	const read = readToken(response(400, { error: 'invalid_client', error_description: description }));
	expect(read).toMatchObject({
		kind: 'denied',
		reason: { code: 'invalid_client', httpStatus: 400, message: expect.stringMatching(words) },
	});
});

test.each([429, 500, 502, 503])('HTTP %d is a busy platform', (status) => {
	expect(readToken(response(status, '<html>busy</html>', { 'retry-after': '9' }))).toMatchObject({
		kind: 'busy',
		signIn: true,
		retryAfterMs: 9000,
	});
});

test.each([
	...['', '{}', '[]', 'null', '{"access_token":""}', '{"access_token":5}', '{"access_token":"eyJ'],
	...['{"access_token":"eyJ",}', '{"access_token":"eyJ"}<script>', '{"accessToken":"eyJ"}', 'Service Unavailable eyJ'],
	...['{"error":"eyJ","error_description":"eyJ"}'],
])('HTTP 200 with %j gives no token, is waited out and never quoted', (body) => {
	const read = readToken(response(200, body));
	expect(read).toMatchObject({ kind: 'busy', signIn: true, reason: { httpStatus: 200 } });
	expect(JSON.stringify(read)).not.toContain('eyJ');
});

test('a page with HTTP 200 is another address', () => {
	for (const page of ['<html>', '<!DOCTYPE html>\n<html>']) {
		expect(readToken(response(200, page))).toMatchObject({ kind: 'denied' });
	}
});

test.each([400, 401, 403, 404, 429, 500, 503])(
	'of a refusal with HTTP %d only its named members are quoted',
	(status) => {
		const body = { error: 'no', error_description: 'said', access_token: 'eyJ', other: 'eyJ' };
		for (const text of [JSON.stringify(body), 'eyJ', '{"error":"eyJ"']) {
			expect(JSON.stringify(readToken(response(status, text)))).not.toContain('eyJ');
		}
		expect(readToken(response(status, body))).toMatchObject({ reason: { code: 'no', platformMessage: 'no: said' } });
	},
);

test.each([0, -1, null, '', '0', undefined, true])('expires_in %j is not told: no token per call', (expires) => {
	expect(readToken(response(200, { access_token: 'eyJ', expires_in: expires }))).toMatchObject({
		kind: 'token',
		lifetimeMs: Infinity,
	});
});

test('a token with an unreadable life is used until it is refused', () => {
	expect(readToken(response(200, { access_token: 'eyJ', expires_in: 'soon' }))).toMatchObject({
		kind: 'token',
		lifetimeMs: Infinity,
	});
});
