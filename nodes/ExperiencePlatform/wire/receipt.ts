import type { JsonObject, Outcome } from '../../shared/contract/outcome';
import { isRecord } from '../../shared/text/json';
import type { StreamMessage } from './envelope';

/**
 * The outcome of a message that the platform accepted.
 *
 * @param receipt the object that has `xactionId`, which Adobe's support asks for
 * @param call the whole response, with what its messages share
 */
export function accepted(
	message: StreamMessage,
	receipt: Record<string, unknown>,
	call: Record<string, unknown>,
): Outcome {
	const { batchId } = call;
	// The documentation spells one key in two ways and renamed another.
	const inletId = call.inletId ?? call.inletID;
	const validation = receipt.syncValidation ?? receipt.synchronousValidation;
	const json: JsonObject = {
		accepted: true,
		...(message.recipient === undefined ? {} : { recipient: message.recipient }),
		...(message.id === undefined ? {} : { reference: message.id }),
		xactionId: String(receipt.xactionId),
		...(typeof inletId === 'string' ? { inletId } : {}),
		...receivedTime(call.receivedTimeMs),
		...(typeof batchId === 'string' ? { batchId } : {}),
		...(isRecord(validation) ? { syncValidation: plain(validation) } : {}),
		...(message.id === undefined ? {} : { _id: message.id }),
	};
	return { outcome: 'accepted', json };
}

/** Whether an object names the transaction under which a message was accepted. */
export function isReceipt(value: unknown): value is Record<string, unknown> {
	return isRecord(value) && typeof value.xactionId === 'string' && value.xactionId !== '';
}

/** A number in the captured responses, a text in the specification's example. */
function receivedTime(value: unknown): JsonObject {
	const receivedTimeMs = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof receivedTimeMs === 'number' && Number.isFinite(receivedTimeMs) ? { receivedTimeMs } : {};
}

/** `{status: "pass"}` or `{skipped: true}`; nothing else is documented. */
function plain(validation: Record<string, unknown>): JsonObject {
	return Object.fromEntries(
		Object.entries(validation).flatMap(([key, value]) =>
			typeof value === 'string' || typeof value === 'boolean' ? [[key, value]] : [],
		),
	);
}
