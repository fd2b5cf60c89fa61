import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether a call carries the secret. Compared in constant time, over digests of equal length, so that the time tells
 * neither how long the secret is nor how much of it was right. Without a secret nobody is let in.
 *
 * @param given the header's value, undefined where the call has none
 */
export function isSecret(given: unknown, secret: string): boolean {
	if (typeof given !== 'string' || secret === '') return false;
	const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(secret));
}
