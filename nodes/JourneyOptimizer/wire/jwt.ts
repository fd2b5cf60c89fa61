import { createHmac, createPublicKey, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { isRecord, readJson } from '../../shared/text/json';

/** The algorithms that a credential may name (RFC 7518, section 3.1), each with its hash. */
const hashes = {
	...{ HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' },
	...{ RS256: 'sha256', RS384: 'sha384', RS512: 'sha512' },
} as const;

export type JwtAlgorithm = keyof typeof hashes;

/** What a token must be to be believed; all of it comes from the credential, nothing from the token. */
export interface JwtRules {
	algorithm: JwtAlgorithm;
	/** The shared secret for HS…, the public key in PEM for RS…. */
	key: string;
	/** Compared with `iss`; empty: not compared. */
	issuer: string;
	/** One of those in `aud`; empty: not compared. */
	audience: string;
	/** Whether a token without `exp` is refused. */
	needsExpiry: boolean;
}

/** Clocks differ. */
const LEEWAY_S = 60;

export function isJwtAlgorithm(name: string): name is JwtAlgorithm {
	return Object.hasOwn(hashes, name);
}

/**
 * Whether a token was made by somebody who has the key, for us, and is still valid (RFC 7519, RFC 8725). The algorithm is
 * the one of the rules: a token that names another one, `none` included, is refused before anything is computed.
 *
 * @param token in compact form, undefined where the call has none
 */
export function isJwt(token: string | undefined, rules: JwtRules, nowMs: number): boolean {
	const [, head = '', claims = '', signature = ''] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token ?? '') ?? [];
	const header = decoded(head);
	if (header?.alg !== rules.algorithm || header.crit !== undefined || rules.key === '') return false;
	if (!isSigned(`${head}.${claims}`, Buffer.from(signature, 'base64url'), rules)) return false;
	return isValid(decoded(claims), rules, nowMs / 1000);
}

function decoded(part: string): Record<string, unknown> | undefined {
	return readJson(Buffer.from(part, 'base64url').toString('utf8'));
}

function isSigned(text: string, signature: Buffer, { algorithm, key }: JwtRules): boolean {
	const hash = hashes[algorithm];
	if (algorithm.startsWith('HS')) {
		const mac = createHmac(hash, key).update(text).digest();
		return mac.length === signature.length && timingSafeEqual(mac, signature);
	}
	const publicKey = rsaKey(key);
	return publicKey !== undefined && verify(hash, Buffer.from(text), publicKey, signature);
}

const pem = /^-----BEGIN (PUBLIC KEY|RSA PUBLIC KEY|CERTIFICATE)-----([\sA-Za-z0-9+/=]+)-----END \1-----$/;

/** An RSA public key in PEM, its lines joined or not; undefined for everything else, a private key included. */
export function rsaKey(text: string): KeyObject | undefined {
	const [, label, content = ''] = pem.exec(text.replaceAll('\\n', '\n').trim()) ?? [];
	if (label === undefined) return undefined;
	const lines = content.replace(/\s/g, '').match(/.{1,64}/g) ?? [];
	try {
		const key = createPublicKey([`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n'));
		return key.asymmetricKeyType === 'rsa' ? key : undefined;
	} catch {
		return undefined;
	}
}

function isValid(claims: Record<string, unknown> | undefined, rules: JwtRules, nowS: number): boolean {
	if (!isRecord(claims)) return false;
	const { exp, nbf, iss, aud } = claims;
	if (exp === undefined ? rules.needsExpiry : !(typeof exp === 'number' && nowS < exp + LEEWAY_S)) return false;
	if (nbf !== undefined && !(typeof nbf === 'number' && nbf - LEEWAY_S <= nowS)) return false;
	if (rules.issuer !== '' && iss !== rules.issuer) return false;
	const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
	return rules.audience === '' || audiences.includes(rules.audience);
}
