import { createHash } from 'node:crypto';
import type { CredentialFields } from '../contract/credential';

/** Hidden fields that a sign-in fills; what they hold belongs to nobody's typing. */
const CACHED = 'acquired';

/**
 * Names an account: the credential type and what the user typed in, hashed, so that nothing secret is kept as a key. One
 * credential ID can hold different users' values, and two IDs the same ones.
 *
 * @returns a SHA-256 in hexadecimal
 */
export function accountDigest(type: string, fields: CredentialFields): string {
	const typedIn = Object.entries(fields)
		.filter(([name, value]) => !name.startsWith(CACHED) && value !== '' && value !== undefined && value !== null)
		.sort(([a], [b]) => (a < b ? -1 : 1));
	return createHash('sha256')
		.update(JSON.stringify([type, typedIn]))
		.digest('hex');
}

/** The fields among these that a sign-in filled. */
export function cachedFields(fields: CredentialFields): CredentialFields {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => name.startsWith(CACHED)));
}
