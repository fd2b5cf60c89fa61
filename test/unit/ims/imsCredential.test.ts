import { imsHosts, isPlatformUrl } from '../../../nodes/shared/ims/hosts';
import { imsCredential } from '../../../nodes/shared/ims/imsCredential';
import { cachedToken } from '../../../nodes/shared/signIn/cachedToken';
import { acquiredFor } from '../../../nodes/shared/ims/imsCredential';

const oauth = {
	authentication: 'oauthServerToServer',
	clientId: 'client',
	clientSecret: 'secret',
	scopes: 'openid',
	acquiredToken: 'eyJ.a.b',
};
const full = { ...oauth, organizationId: 'ABC@AdobeOrg', sandboxName: 'prod' };
const request = (url: string, headers: Record<string, string> = {}) => ({ method: 'POST' as const, url, headers });
const platform = 'https://platform.adobe.io/ajo/im/executions/unitary';
const signed = (url: string, credential: object = full, headers = {}) =>
	imsCredential.authenticate({ ...credential }, request(url, headers)).headers;

describe('signing', () => {
	test('the platform gets token, key, organization and sandbox', () => {
		expect(signed(platform)).toEqual({
			...{ Authorization: 'Bearer eyJ.a.b', 'x-api-key': 'client' },
			...{ 'x-gw-ims-org-id': 'ABC@AdobeOrg', 'x-sandbox-name': 'prod' },
		});
	});

	test.each([
		'https://mc.adobe.io/geometrixx/campaign/mcgeometrixx/EVT1',
		'https://dcs.adobedc.net/collection/1',
		'https://platform.adobe.io.example.com/ajo',
	])('%s gets token and key only', (url) =>
		expect(signed(url)).toEqual({ Authorization: 'Bearer eyJ.a.b', 'x-api-key': 'client' }),
	);

	test('headers that are left empty are not sent', () => {
		expect(signed(platform, oauth)).toEqual({ Authorization: 'Bearer eyJ.a.b', 'x-api-key': 'client' });
	});

	test('what the request says itself stays, in any spelling', () => {
		const own = { 'X-Sandbox-Name': 'dev', 'X-Api-Key': 'other', 'X-GW-IMS-ORG-ID': 'own@AdobeOrg' };
		expect(signed(platform, full, own)).toEqual({ ...own, Authorization: 'Bearer eyJ.a.b' });
	});

	test('signing twice gives the new token once', () => {
		const once = imsCredential.authenticate(full, request(platform, { authorization: 'Bearer old' }));
		const twice = imsCredential.authenticate({ ...full, acquiredToken: 'new' }, once);
		expect(twice.headers).toEqual({ ...once.headers, Authorization: 'Bearer new' });
		expect(once.headers).not.toHaveProperty('authorization');
	});

	test.each(['eyJ.p', ' eyJ.p\n', 'Bearer eyJ.p'])('a pasted token %j is cleaned', (accessToken) => {
		expect(signed(platform, { authentication: 'accessToken', accessToken }).Authorization).toBe('Bearer eyJ.p');
	});
});

describe('the life of a token', () => {
	const now = 1_000_000;
	const kept = { ...oauth, ...cachedToken('eyJ.a.b', acquiredFor(oauth), now, 600_000) };

	test('it is fresh until a minute before its end', () => {
		expect(imsCredential.fresh(kept, now + 539_999)).toBe(true);
		expect(imsCredential.fresh(kept, now + 540_000)).toBe(false);
	});

	test('a short one is fresh for nine tenths of its life', () => {
		const short = { ...oauth, ...cachedToken('eyJ.a.b', acquiredFor(oauth), now, 1000) };
		expect(imsCredential.fresh(short, now + 899)).toBe(true);
		expect(imsCredential.fresh(short, now + 900)).toBe(false);
	});

	test.each([
		['client', { clientId: 'another' }],
		['scopes', { scopes: 'openid,more' }],
		['IMS', { environment: 'custom', imsUrl: 'https://ims-na1-stg1.adobelogin.com' }],
	])('another %s needs another token', (_, change) => {
		expect(imsCredential.fresh({ ...kept, ...change }, now)).toBe(false);
	});

	test('a new secret or organization does not', () => {
		expect(imsCredential.fresh({ ...kept, clientSecret: 'rotated', organizationId: 'X@AdobeOrg' }, now)).toBe(true);
	});

	test('a pasted token is not acquired', () => {
		expect(imsCredential.needsToken({ authentication: 'accessToken' })).toBe(false);
		expect(imsCredential.needsToken({})).toBe(true);
	});
});

test('every secret is masked and known', () => {
	const credential = { ...full, accessToken: ' eyJ.p ' };
	expect(imsCredential.masked(credential)).toMatchObject({
		clientId: 'client',
		clientSecret: '***',
		accessToken: '***',
		acquiredToken: '***',
	});
	expect(imsCredential.secrets(credential)).toEqual(expect.arrayContaining(['secret', 'eyJ.p', ' eyJ.p ', 'eyJ.a.b']));
});

test.each(['Bearer eyJ.p', ' bearer   eyJ.p\n'])(
	'a token pasted as %j is a secret without its prefix too',
	(accessToken) => {
		expect(imsCredential.secrets({ authentication: 'accessToken', accessToken })).toEqual(
			expect.arrayContaining([accessToken, 'eyJ.p']),
		);
	},
);

describe('hosts', () => {
	test('production is the default, whatever is left in hidden fields', () => {
		expect(imsHosts({ imsUrl: 'https://other.example.com' })).toEqual({
			imsUrl: 'https://ims-na1.adobelogin.com',
			platformUrl: 'https://platform.adobe.io',
			campaignUrl: 'https://mc.adobe.io',
		});
	});

	test('pasted paths are tolerated', () => {
		const custom = {
			environment: 'custom',
			imsUrl: 'https://ims.example.com/ims/token/v3',
			platformUrl: 'https://platform.example.com/ajo/im/',
			campaignUrl: 'https://mc.example.com/geometrixx/campaign/mcgeometrixx/EVT1',
		};
		expect(imsHosts(custom)).toEqual({
			imsUrl: 'https://ims.example.com',
			platformUrl: 'https://platform.example.com',
			campaignUrl: 'https://mc.example.com',
		});
	});

	test('a custom environment keeps the production host where a field is empty', () => {
		expect(imsHosts({ environment: 'custom', campaignUrl: 'http://127.0.0.1:8484' }).imsUrl).toBe(
			'https://ims-na1.adobelogin.com',
		);
	});

	test('what is no web address is refused by its name', () => {
		expect(() => imsHosts({ environment: 'custom', platformUrl: 'platform' })).toThrow(
			"'Platform URL' in the credential is not a valid URL",
		);
	});

	test('where one host plays all, the path tells Campaign from the platform', () => {
		const local = { environment: 'custom', platformUrl: 'http://127.0.0.1:8484', campaignUrl: 'http://127.0.0.1:8484' };
		expect(isPlatformUrl('http://127.0.0.1:8484/ajo/im/executions/unitary', local)).toBe(true);
		expect(isPlatformUrl('http://127.0.0.1:8484/geometrixx/campaign/mcgeometrixx/EVT1', local)).toBe(false);
		expect(isPlatformUrl('/relative', local)).toBe(false);
	});
});
