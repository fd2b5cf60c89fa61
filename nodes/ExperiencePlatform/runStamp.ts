import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { perItem } from '../shared/delivery/runMemory';

/** What is filled into the entities of a run that say nothing themselves. */
export interface RunStamp {
	/** Begins every `_id`; the item's place in the input ends it. */
	id: string;
	/** The time of the run's first attempt. */
	timestamp: string;
}

/**
 * Random, and not made from execution and item numbers: those begin anew with every installation and after every
 * restored database, and Profile drops an event whose `_id` it has seen.
 */
const stampOf = perItem((): RunStamp => ({ id: randomUUID(), timestamp: new Date().toISOString() }));

/** The stamp of this run: the same for all attempts of it, so that a repeated event keeps its `_id` and its time. */
export function runStamp(context: IExecuteFunctions): RunStamp {
	const run: object = context.getExecuteData();
	return stampOf(run, 0, context.getInputData()[0]?.json ?? run);
}
