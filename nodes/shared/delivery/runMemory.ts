import type { Outcome } from '../contract/outcome';

interface Remembered {
	/** The item's data: index and identity together name an item, because tool calls of one agent share a run (F20). */
	json: object;
	outcome: Outcome;
}

/**
 * What the failed tries of a node run delivered, so that n8n's *Retry On Fail*, which runs the whole node again with
 * all items, sends nothing twice. Held weakly by the identity of the run, which all tries of it share and no other
 * run has (F19): nothing needs cleaning up.
 */
const runs = new WeakMap<object, Map<number, Remembered>>();

/**
 * The outcome an item already had in an earlier try of the same run.
 *
 * @param run n8n's `getExecuteData()`
 * @returns undefined where the item was not sent or was certainly not executed: it may be sent (again)
 */
export function recall(run: object, index: number, json: object): Outcome | undefined {
	const remembered = runs.get(run)?.get(index);
	return remembered?.json === json ? remembered.outcome : undefined;
}

/** Remembers an outcome for later tries of the same run; rejected items are forgotten, they may be sent again. */
export function remember(run: object, index: number, json: object, outcome: Outcome): void {
	if (outcome.outcome === 'rejected') return;
	const outcomes = runs.get(run) ?? new Map<number, Remembered>();
	runs.set(run, outcomes.set(index, { json, outcome }));
}
