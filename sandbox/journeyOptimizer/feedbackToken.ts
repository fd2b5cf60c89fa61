import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** The sandbox's own key pair for feedback that is signed with one; made when it is first needed. */
let pair: { publicKey: KeyObject; privateKey: KeyObject } | undefined;

function keyPair() {
	return (pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 }));
}

/** The public half, as an administrator would copy it. */
export function feedbackPublicKey(): string {
	return keyPair().publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

const lifetimeS = 300;

/**
 * A JSON Web Token (RFC 7519) as the webhook's "JWT Authentication" would send it. Adobe does not publish what it claims;
 * the screens of other channels ask for a secret and for claims such as issuer, audience and expiry.
 *
 * @param secret signs with HS256; without one the sandbox's key pair signs with RS256
 */
export function feedbackToken(secret: string | undefined, claims: object = {}): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const issuedS = Math.floor(Date.now() / 1000);
	const head = { alg: secret === undefined ? 'RS256' : 'HS256', typ: 'JWT' };
	const text = `${part(head)}.${part({ iat: issuedS, exp: issuedS + lifetimeS, ...claims })}`;
	const signature =
		secret === undefined
			? sign('sha256', Buffer.from(text), keyPair().privateKey)
			: createHmac('sha256', secret).update(text).digest();
	return `${text}.${signature.toString('base64url')}`;
}
