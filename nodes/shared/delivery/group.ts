import type { CallLimits, GroupKey } from '../contract/operation';

/** Messages that travel together, by their position in the list that was grouped. */
export interface Call {
	positions: number[];
	/** An earlier, larger form of this call may have been executed. */
	mayHaveBeenExecuted: boolean;
}

/**
 * Puts messages into calls: those with the same key together, in input order, until a call is full or holds what may
 * occur in it only once.
 * A message larger than `limits.bytes` gets a call of its own; refusing it is the reader's business.
 */
export function group<Message>(
	messages: Message[],
	shares: (message: Message) => GroupKey,
	limits: CallLimits,
): Call[] {
	const calls: Call[] = [];
	const open = new Map<string, { call: Call; bytes: number; held: Set<string> }>();
	const mostBytes = limits.bytes ?? Infinity;
	messages.forEach((message, position) => {
		const { key, bytes, unique } = shares(message);
		const last = open.get(key);
		const isFull = !last || last.call.positions.length >= limits.messages || last.bytes + bytes > mostBytes;
		if (!isFull && (unique === undefined || !last.held.has(unique))) {
			last.call.positions.push(position);
			last.bytes += bytes;
			if (unique !== undefined) last.held.add(unique);
			return;
		}
		const call: Call = { positions: [position], mayHaveBeenExecuted: false };
		calls.push(call);
		open.set(key, { call, bytes, held: new Set(unique === undefined ? [] : [unique]) });
	});
	return calls;
}
