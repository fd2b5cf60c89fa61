import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';

import fc from 'fast-check';

import { isJwt, rsaKey, type JwtRules } from '../../../nodes/JourneyOptimizer/wire/jwt';

const secret = 'a-secret-of-more-than-32-characters';
const now = 1_800_000_000;
const rules: JwtRules = { algorithm: 'HS256', key: secret, issuer: '', audience: '', needsExpiry: true };
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const rsaRules: JwtRules = { ...rules, algorithm: 'RS256', key: publicPem };

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = { sub: 'feedback', exp: now + 600 };

function hs256(payload: object = claims, head: object = { alg: 'HS256', typ: 'JWT' }, key = secret): string {
	const text = `${part(head)}.${part(payload)}`;
	return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}

function rs256(payload: object = claims, head: object = { alg: 'RS256' }): string {
	const text = `${part(head)}.${part(payload)}`;
	return `${text}.${createSign('RSA-SHA256').update(text).sign(pair.privateKey, 'base64url')}`;
}

const believed = (token: string | undefined, patch: Partial<JwtRules> = {}) =>
	isJwt(token, { ...rules, ...patch }, now * 1000);

test('a token that another library made is believed until it ends', () => {
	// Python's hmac, over {"alg":"HS256","typ":"JWT"} and {"iss":"ajo","exp":1800000600}.
	const token =
		'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJham8iLCJleHAiOjE4MDAwMDA2MDB9.RKfy3TJ5dOIHmrZJpp7841T8SUEMIoDCluz3N0SbDQc';
	const at = (seconds: number) => isJwt(token, rules, seconds * 1000);
	expect([at(now), at(now + 600 + 59), at(now + 600 + 61)]).toEqual([true, true, false]);
});

test('a signed token is believed', () => {
	expect(believed(hs256())).toBe(true);
	expect(isJwt(rs256(), rsaRules, now * 1000)).toBe(true);
});

test.each<[string, string | undefined]>([
	['none', undefined],
	['an empty one', ''],
	['one of two parts', hs256().split('.').slice(0, 2).join('.')],
	['one of four parts', `${hs256()}.x`],
	['another key', hs256(claims, { alg: 'HS256' }, `${secret}!`)],
	['alg none without a signature', `${part({ alg: 'none' })}.${part(claims)}.`],
	['alg none with a signature', hs256(claims, { alg: 'none' })],
	['alg None', hs256(claims, { alg: 'None' })],
	['no alg', hs256(claims, { typ: 'JWT' })],
	['another alg', hs256(claims, { alg: 'HS384' })],
	['a list of algs', hs256(claims, { alg: ['HS256'] })],
	['extensions that must be understood', hs256(claims, { alg: 'HS256', crit: ['exp'] })],
	['an end that has passed', hs256({ exp: now - 61 })],
	['an end as text', hs256({ exp: String(now + 600) })],
	['an end of null', hs256({ exp: null })],
	['no end', hs256({ sub: 'x' })],
	['a beginning that is to come', hs256({ ...claims, nbf: now + 61 })],
	['a list of claims', hs256([claims])],
	['another text in front', `x${hs256()}`],
	['padding', `${hs256()}=`],
])('%s is refused', (_, token) => {
	expect(believed(token)).toBe(false);
});

test('the public key is not a secret: who signs with it as if it were is refused', () => {
	expect(isJwt(hs256(claims, { alg: 'HS256' }, publicPem), rsaRules, now * 1000)).toBe(false);
	expect(isJwt(hs256(claims, { alg: 'RS256' }, publicPem), rsaRules, now * 1000)).toBe(false);
});

test('clocks may differ by a minute', () => {
	expect([believed(hs256({ exp: now - 59 })), believed(hs256({ ...claims, nbf: now + 59 }))]).toEqual([true, true]);
});

test('a token without an end is believed where that is allowed, an ended one never', () => {
	expect(believed(hs256({}), { needsExpiry: false })).toBe(true);
	expect(believed(hs256({ exp: now - 61 }), { needsExpiry: false })).toBe(false);
});

test.each([
	[{ issuer: 'ajo' }, { iss: 'ajo' }, true],
	[{ issuer: 'ajo' }, { iss: 'other' }, false],
	[{ issuer: 'ajo' }, {}, false],
	[{ audience: 'n8n' }, { aud: 'n8n' }, true],
	[{ audience: 'n8n' }, { aud: ['x', 'n8n'] }, true],
	[{ audience: 'n8n' }, { aud: ['x'] }, false],
	[{ audience: 'n8n' }, {}, false],
])('where %j is asked for and %j is claimed: %s', (patch, more, expected) => {
	expect(believed(hs256({ ...claims, ...more }), patch)).toBe(expected);
});

test('without a key nobody is believed', () => {
	expect(believed(hs256(claims, { alg: 'HS256' }, ''), { key: '' })).toBe(false);
});

test('no changed byte of a token is believed', () => {
	const token = hs256();
	fc.assert(
		fc.property(fc.nat(token.length - 1), fc.constantFrom(...'Aa0-_.'), (at, letter) => {
			const changed = token.slice(0, at) + letter + token.slice(at + 1);
			// The last letter holds bits that no byte is made of.
			const isSame = changed === token || at === token.length - 1;
			return isSame || !believed(changed);
		}),
	);
});

test('a public key is read with its lines joined too, a private one never', () => {
	const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
	const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	expect(rsaKey(publicPem)).toBeDefined();
	expect(rsaKey(publicPem.trim().replaceAll('\n', ' '))).toBeDefined();
	expect(rsaKey(publicPem.trim().replaceAll('\n', '\\n'))).toBeDefined();
	expect(rsaKey(privatePem)).toBeUndefined();
	expect(rsaKey(elliptic.publicKey.export({ type: 'spki', format: 'pem' }).toString())).toBeUndefined();
	expect(rsaKey('-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----')).toBeUndefined();
	expect(rsaKey('')).toBeUndefined();
});
