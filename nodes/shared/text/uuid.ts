import { createHash } from 'node:crypto';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Whether a text is a UUID, of any version and in any case. */
export function isUuid(text: string): boolean {
	return uuid.test(text);
}

/**
 * The UUID that these texts make, in their order, and no others do: version 8 of RFC 9562, whose bits have a meaning of
 * their own, here those of a SHA-256.
 */
export function hashedUuid(texts: readonly string[]): string {
	const digest = createHash('sha256').update(JSON.stringify(texts)).digest('hex');
	const variant = ((parseInt(digest.slice(16, 17), 16) % 4) + 8).toString(16);
	return [
		...[digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`],
		...[`${variant}${digest.slice(17, 20)}`, digest.slice(20, 32)],
	].join('-');
}
