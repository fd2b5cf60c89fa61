import { verify, type KeyObject } from 'node:crypto';

/** One of the two signatures of a delivery, with where its key is published. */
export interface Signature {
	/** Base64, as the header has it. */
	value: string;
	/** The path of the key on Adobe's host. */
	keyPath: string;
}

/** `/prod/keys/pub-key-<random>.pem`; nothing that could lead to another host or folder. */
const keyPath = /^\/(?:[\w-]{1,40}\/){1,4}[\w-]{1,100}\.pem$/;
const base64 = /^[A-Za-z0-9+/]{1,2000}={0,2}$/;

/**
 * The signatures that a delivery carries (AdobeDocs/adobe-io-events, guides/index.md, "Security Considerations"). What is
 * not a path of a key is left out: an address in a delivery is never fetched.
 *
 * @param header gives a header of the call
 */
export function signaturesOf(header: (name: string) => string | undefined): Signature[] {
	return [1, 2].flatMap((number) => {
		const value = header(`x-adobe-digital-signature-${number}`)?.trim() ?? '';
		const path = header(`x-adobe-public-key${number}-path`)?.trim() ?? '';
		return base64.test(value) && keyPath.test(path) ? [{ value, keyPath: path }] : [];
	});
}

/** Whether the bytes of a body were signed with the key, by RSA over their SHA-256 digest. */
export function isSigned(body: Buffer, { value }: Signature, key: KeyObject): boolean {
	return verify('sha256', body, key, Buffer.from(value, 'base64'));
}
