import type { Attempts } from '../contract/attempts';
import type { CallLimits, Entry, GroupKey } from '../contract/operation';
import type { Reason } from '../contract/outcome';
import type { Family } from './family';

/** Messages that travel together. */
export interface Call<E> {
	entries: E[];
	/** An earlier attempt, or an earlier, larger form of this call, may have been executed. */
	mayHaveBeenExecuted: boolean;
	/** Set for messages that were turned away while others of their call were not: these attempts count for them too. */
	attempts?: Attempts;
	/** Set while an attempt is on its way. */
	underWay?: boolean;
	/** Called before an attempt, which sends the entries that are there afterwards. */
	board?(): void;
	/** Whether messages of other runs travel in it. */
	readonly isShared?: boolean;
	/** Set for the parts of a call that was divided. */
	family?: Family;
	/** This call is a sample of these messages: where it is refused in the same words, so are they, unsent. */
	samples?: { entries: E[]; reason: Reason; mayHaveBeenExecuted: boolean };
}

/**
 * Puts messages into calls: those with the same key together, in input order, until a call is full or holds what may
 * occur in it only once.
 * A message larger than `limits.bytes` gets a call of its own; refusing it is the reader's business.
 */
export function group<Message, E extends Entry<Message>>(
	entries: readonly E[],
	shares: (message: Message) => GroupKey,
	limits: CallLimits,
): Array<Call<E>> {
	const calls: Array<Call<E>> = [];
	const open = new Map<string, { call: Call<E>; bytes: number; held: Set<string> }>();
	const mostBytes = limits.bytes ?? Infinity;
	for (const entry of entries) {
		const { key, bytes, unique } = shares(entry.message);
		const last = open.get(key);
		const isFull = !last || last.call.entries.length >= limits.messages || last.bytes + bytes > mostBytes;
		if (!isFull && (unique === undefined || !last.held.has(unique))) {
			last.call.entries.push(entry);
			last.bytes += bytes;
			if (unique !== undefined) last.held.add(unique);
			continue;
		}
		const call: Call<E> = { entries: [entry], mayHaveBeenExecuted: false };
		calls.push(call);
		open.set(key, { call, bytes, held: new Set(unique === undefined ? [] : [unique]) });
	}
	return calls;
}

/**
 * What is sent instead of a call that was refused as a whole: the innocent together where the guilty are named, else
 * two halves, until the guilty stand alone.
 *
 * @param guilty positions within the call; empty where the platform named none
 * @returns no call at all where nothing innocent is left
 */
export function divide<E>({ entries, mayHaveBeenExecuted }: Call<E>, guilty: ReadonlySet<number>): Array<Call<E>> {
	const part = (some: E[]): Call<E> => ({ entries: some, mayHaveBeenExecuted });
	if (guilty.size > 0) {
		const innocent = entries.filter((_, place) => !guilty.has(place));
		return innocent.length > 0 ? [part(innocent)] : [];
	}
	if (entries.length < 2) return [];
	const middle = Math.ceil(entries.length / 2);
	return [part(entries.slice(0, middle)), part(entries.slice(middle))];
}
