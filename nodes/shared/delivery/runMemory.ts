import type { Outcome } from '../contract/outcome';

/**
 * What the attempts of n8n's *Retry On Fail* share: it runs the whole node again with all items. Held weakly by the
 * identity of the run (n8n's `getExecuteData()`), which all its attempts share and no other run has (F19), so nothing
 * needs cleaning up.
 *
 * Within a run, a value belongs to an index and the item's data together, because the tool calls of one agent share a
 * run, some of them at once, each with new data (F20).
 */
export class RunMemory<Value> {
	private readonly runs = new WeakMap<object, WeakMap<object, Map<number, Value>>>();

	/** The value of an item; undefined where none was kept in this run. */
	get(run: object, index: number, json: object): Value | undefined {
		return this.runs.get(run)?.get(json)?.get(index);
	}

	set(run: object, index: number, json: object, value: Value): void {
		const items = this.runs.get(run) ?? new WeakMap<object, Map<number, Value>>();
		const values = items.get(json) ?? new Map<number, Value>();
		this.runs.set(run, items.set(json, values.set(index, value)));
	}
}

/**
 * A value per item that is made once and stays the same in every attempt of its run.
 *
 * @param make called for an item whose run has no value for it yet
 */
export function perItem<Value>(make: () => Value): (run: object, index: number, json: object) => Value {
	const memory = new RunMemory<Value>();
	return (run, index, json) => {
		const known = memory.get(run, index, json);
		if (known !== undefined) return known;
		const value = make();
		memory.set(run, index, json, value);
		return value;
	};
}

const delivered = new RunMemory<Outcome>();

/**
 * The outcome an item already had in an earlier attempt of the same run (rule 6).
 *
 * @returns undefined where the item was not sent or was certainly not executed: it may be sent (again)
 */
export function recall(run: object, index: number, json: object): Outcome | undefined {
	return delivered.get(run, index, json);
}

/** Remembers an outcome for later attempts of the same run; rejected items are forgotten, they may be sent again. */
export function remember(run: object, index: number, json: object, outcome: Outcome): void {
	if (outcome.outcome !== 'rejected') delivered.set(run, index, json, outcome);
}
