import { createHash } from 'node:crypto';

/**
 * The request ID of a call that carries these messages: the message's own ID where it travels alone, else one that
 * only these messages make. A call that was divided is a new call and gets a new ID, a repeated call keeps its ID.
 *
 * @param ids the messages' IDs, in the order in which they travel
 */
export function callId(ids: readonly string[]): string {
	const [first = ''] = ids;
	if (ids.length < 2) return first;
	const digest = createHash('sha256').update(JSON.stringify(ids)).digest('hex');
	const variant = ((parseInt(digest.slice(16, 17), 16) % 4) + 8).toString(16);
	// Version 8 of RFC 9562: a UUID whose bits have a meaning of their own.
	return [
		...[digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`],
		...[`${variant}${digest.slice(17, 20)}`, digest.slice(20, 32)],
	].join('-');
}
