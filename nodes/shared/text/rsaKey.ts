import { createPublicKey, type KeyObject } from 'node:crypto';

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
