import { hashedUuid } from '../../shared/text/uuid';

/**
 * The request ID of a call that carries these messages: the message's own ID where it travels alone, else one that
 * only these messages make. A call that was divided is a new call and gets a new ID, a repeated call keeps its ID.
 *
 * @param ids the messages' IDs, in the order in which they travel
 */
export function callId(ids: readonly string[]): string {
	const [first = ''] = ids;
	return ids.length < 2 ? first : hashedUuid(ids);
}
