import { pushRequest } from '../../../nodes/AdobeCampaign/wire/push';
import { eventOf } from './eventOf';
import { campaignCredential } from '../../../nodes/AdobeCampaign/credential';
import { saxTree } from '../xml/saxTree';

const base = {
	baseUrl: 'https://rt.example.com',
	login: 'mc',
	password: 'p&<a>$&$1',
	sessionToken: '___pasted',
	securityToken: '@pasted',
	acquiredToken: '___acquired',
	acquiredSecurityToken: '@acquired',
	clientId: 'client',
	clientSecret: 'cl13nt-secret',
};
const event = eventOf(
	'rtEvent',
	't',
	{ email: 'a@example.com' },
	{ note: '<urn:sessiontoken>not me</urn:sessiontoken>' },
	{},
);
const request = pushRequest([event], base);
const sign = (authentication: string, changes = {}) =>
	campaignCredential.authenticate({ ...base, authentication, ...changes }, request);
const element = (body = '') => saxTree(body).children[1]?.children[0]?.children[0]?.text;

describe('signing in', () => {
	test.each([
		['logon', { Cookie: '__sessiontoken=___acquired', 'X-Security-Token': '@acquired' }, ''],
		['sessionToken', { Cookie: '__sessiontoken=___pasted', 'X-Security-Token': '@pasted' }, ''],
		['ims', { Authorization: 'Bearer ___acquired' }, ''],
		['loginPassword', {}, 'mc/p&<a>$&$1'],
		['trustedIp', {}, 'mc/'],
	])('%s puts everything in its place and nothing elsewhere', (mode, headers, token) => {
		const signed = sign(mode);
		expect(signed.headers).toEqual({ ...request.headers, ...headers });
		expect(element(signed.body)).toBe(token);
	});

	test.each(['logon', 'sessionToken', 'ims', 'loginPassword', 'trustedIp'])(
		'%s is repeatable on its own result',
		(mode) => {
			const once = sign(mode);
			expect(campaignCredential.authenticate({ ...base, authentication: mode }, once)).toEqual(once);
		},
	);

	test.each(['logon', 'ims', 'loginPassword'])('%s replaces its own work when the secret changes', (mode) => {
		const changed = {
			...base,
			authentication: mode,
			acquiredToken: '___new',
			acquiredSecurityToken: '@new',
			password: 'new',
		};
		expect(campaignCredential.authenticate(changed, sign(mode))).toEqual(sign(mode, changed));
	});

	test('a trusted address without a login has a blank element', () => {
		expect(element(sign('trustedIp', { login: '' }).body)).toBe('');
	});

	test('an unknown way of signing in is the default one', () => {
		expect(sign('something').headers).toEqual(sign('logon').headers);
	});

	test('the request that came in is not changed', () => {
		const before = JSON.stringify(request);
		for (const mode of ['logon', 'ims', 'loginPassword']) sign(mode);
		expect(JSON.stringify(request)).toBe(before);
	});

	test.each([
		'<sessiontoken/>',
		'<sessiontoken></sessiontoken>',
		'<urn:sessiontoken xsi:type="xsd:string">old</urn:sessiontoken>',
		'<__sessiontoken>old</__sessiontoken>',
		'<sessiontoken\n/>',
	])('the element is found in the envelopes of others: %s', (form) => {
		const body = `<e><m>${form}<p>x</p></m></e>`;
		const signed = campaignCredential.authenticate(
			{ ...base, authentication: 'loginPassword', password: 'pw' },
			{ ...request, body },
		);
		expect(signed.body).toMatch(/>mc\/pw<\/(urn:)?(__)?sessiontoken\s*><p>x<\/p>/);
	});

	test('a request without a body stays without one', () => {
		const get = { method: 'GET' as const, url: 'https://x/', headers: {} };
		expect(campaignCredential.authenticate({ ...base, authentication: 'loginPassword' }, get)).toEqual(get);
	});
});

describe('the credential kind', () => {
	test('only logon and ims acquire anything', () => {
		const modes = ['logon', 'ims', 'loginPassword', 'sessionToken', 'trustedIp'];
		expect(modes.filter((authentication) => campaignCredential.needsToken({ authentication }))).toEqual([
			'logon',
			'ims',
		]);
	});

	test('every secret is named, as it is and as it is combined', () => {
		const secrets = campaignCredential.secrets({ ...base, authentication: 'loginPassword' });
		for (const secret of [
			base.password,
			base.clientSecret,
			base.sessionToken,
			base.securityToken,
			base.acquiredToken,
			base.acquiredSecurityToken,
			'mc/p&<a>$&$1',
		]) {
			expect(secrets).toContain(secret);
		}
	});

	test('masked fields hold no secret, and an empty one stays empty', () => {
		const masked = campaignCredential.masked({ ...base, sessionToken: '' });
		const text = JSON.stringify(masked);
		for (const secret of [base.password, base.clientSecret, base.securityToken, base.acquiredToken])
			expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
		expect(masked).toMatchObject({ sessionToken: '', acquiredToken: '***', baseUrl: base.baseUrl, login: 'mc' });
	});
});
