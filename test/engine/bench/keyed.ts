import { sends } from './forEveryOperation';
import type { RuleRow } from './row';

/** Operations that send messages; cancelling a schedule changes something, but is no message. */
export const sendsMessages = (row: RuleRow): boolean => sends(row) && row.arrivals !== undefined;

/** What the items of every sending operation are known by. */
export const sendOnceKey =
	'={{ $json.externalId ?? $json._id ?? $json.userId ?? $json.email ?? $json.runAt ?? $json.order }}';

/** A success item that was not sent, because its message was accepted before. */
export const duplicate = { accepted: true, duplicate: true };
