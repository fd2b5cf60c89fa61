import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

/** What is filled into the entities of a run that say nothing themselves. */
export interface RunStamp {
	/** Begins every `_id`; the item's place in the input ends it. */
	id: string;
	/** The time of the run's first try. */
	timestamp: string;
}

/**
 * Held weakly by what all tries of *Retry On Fail* share and no other run has (F19), together with the first item's
 * data, which tells the tool calls of one agent apart (F20).
 *
 * Random, and not made from execution and item numbers: those begin anew with every installation and after every
 * restored database, and Profile drops an event whose `_id` it has seen.
 */
const stamps = new WeakMap<object, WeakMap<object, RunStamp>>();

/** The stamp of this run: the same for all tries of it, so that a repeated event keeps its `_id` and its time. */
export function runStamp(context: IExecuteFunctions): RunStamp {
	const run: object = context.getExecuteData();
	const firstData: object = context.getInputData()[0]?.json ?? run;
	const ofRun = stamps.get(run) ?? new WeakMap<object, RunStamp>();
	stamps.set(run, ofRun);
	const stamp = ofRun.get(firstData) ?? { id: randomUUID(), timestamp: new Date().toISOString() };
	ofRun.set(firstData, stamp);
	return stamp;
}
