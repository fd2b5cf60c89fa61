import { randomUUID } from 'node:crypto';

interface Named {
	/** The item's data: index and identity together name an item, because tool calls of one agent share a run (F20). */
	json: object;
	id: string;
}

/** Held weakly by the identity of the run, which all tries of *Retry On Fail* share and no other run has (F19). */
const runs = new WeakMap<object, Map<number, Named>>();

/**
 * A random UUID for the message of an item, the same in every try of its run, so that a platform can recognise a
 * message that comes again.
 *
 * @param run n8n's `getExecuteData()`
 */
export function messageId(run: object, index: number, json: object): string {
	const ids = runs.get(run) ?? new Map<number, Named>();
	runs.set(run, ids);
	const known = ids.get(index);
	if (known?.json === json) return known.id;
	const id = randomUUID();
	ids.set(index, { json, id });
	return id;
}
