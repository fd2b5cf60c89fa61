import { readToken, tokenRequest } from '../../../nodes/shared/ims/token';

const client = {
	imsUrl: 'https://ims-na1.adobelogin.com',
	clientId: 'c&1',
	clientSecret: 'p8e-/+=',
	scopes: 'openid, AdobeID  campaign_sdk,',
};
const answer = (status: number, body: unknown, headers = {}) => ({
	status,
	headers,
	body: typeof body === 'string' ? body : JSON.stringify(body),
});

test('the request is the form that IMS documents, the secret in the body only', () => {
	expect(tokenRequest(client)).toEqual({
		method: 'POST',
		url: 'https://ims-na1.adobelogin.com/ims/token/v3',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: 'grant_type=client_credentials&client_id=c%261&client_secret=p8e-%2F%2B%3D&scope=openid%2CAdobeID%2Ccampaign_sdk',
	});
});

test.each(['', ' , '])('scopes that are left empty (%j) are not sent', (scopes) => {
	expect(tokenRequest({ ...client, scopes }).body).toBe(
		'grant_type=client_credentials&client_id=c%261&client_secret=p8e-%2F%2B%3D',
	);
});

test('expires_in is in seconds', () => {
	expect(readToken(answer(200, { access_token: 'eyJ', token_type: 'bearer', expires_in: 86399 }), 0)).toEqual({
		kind: 'token',
		accessToken: 'eyJ',
		lifetimeMs: 86_399_000,
	});
});

test.each([
	['invalid client_id parameter', /client ID/],
	['invalid client_secret parameter', /client secret/],
	['invalid scope parameter', /scopes/],
	['No valid bindings were found for organization and technical account combination', /refuses to give out a token/],
])('HTTP 400 "%s" is a refusal in plain words', (description, words) => {
	const read = readToken(answer(400, { error: 'invalid_client', error_description: description }), 0);
	expect(read).toMatchObject({
		kind: 'denied',
		reason: { code: 'invalid_client', httpStatus: 400, message: expect.stringMatching(words) },
	});
});

test.each([429, 500, 502, 503])('HTTP %d is a busy platform', (status) => {
	expect(readToken(answer(status, '<html>busy</html>', { 'retry-after': '9' }), 0)).toMatchObject({
		kind: 'busy',
		signIn: true,
		retryAfterMs: 9000,
	});
});

test.each(['', '{}', '[]', 'null', '{"access_token":""}', '{"access_token":5}', '{"access_token":"eyJ', '<html>'])(
	'HTTP 200 with %j gives no token',
	(body) => {
		expect(readToken(answer(200, body), 0).kind).toBe('denied');
	},
);

test('a token with an unreadable life is used until it is refused', () => {
	expect(readToken(answer(200, { access_token: 'eyJ', expires_in: 'soon' }), 0)).toMatchObject({
		kind: 'token',
		lifetimeMs: Infinity,
	});
});
