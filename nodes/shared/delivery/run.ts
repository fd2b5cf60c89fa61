import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { wait } from './wait';
import { Hints } from '../item/hints';
import { ParameterReader, type ItemReader } from '../item/itemReader';
import { Ledger } from './ledger';
import { recall, remember } from './runMemory';
import { readOptions, type DeliveryOptions } from '../contract/options';
import { Pace } from '../account/pace';

/** What all steps of one node run share. */
export interface Run {
	readonly context: IExecuteFunctions;
	readonly items: INodeExecutionData[];
	readonly options: DeliveryOptions;
	readonly ledger: Ledger;
	readonly hints: Hints;
	/** One for all calls of the run: a platform does not care which operation a call belongs to. */
	readonly pace: Pace;
	item(index: number): ItemReader;
	/** Whether nothing new may start: the execution was cancelled, or an item failed and *On Error* is *Stop Workflow*. */
	halted(): boolean;
	cancelled(): boolean;
	/** Waits; rejects when the execution is cancelled. */
	wait(ms: number): Promise<void>;
}

/**
 * Begins a run: takes over what an earlier try of it delivered (rule 6).
 *
 * @param own the node's own option defaults where they differ
 */
export function beginRun(context: IExecuteFunctions, own?: Partial<DeliveryOptions>): Run {
	const items = context.getInputData();
	const options = readOptions(context, own);
	const identity: object = context.getExecuteData();
	const signal = context.getExecutionCancelSignal();
	const stops = !context.continueOnFail();
	const hints = new Hints();
	const reader = new ParameterReader(context, items, hints);

	const dataOf = (index: number): object => items[index]?.json ?? {};
	const remembers = context.getNode().retryOnFail === true && !options.dryRun;
	const ledger = new Ledger(items.length, (index, outcome) => {
		if (remembers) remember(identity, index, dataOf(index), outcome);
	});
	for (let index = 0; index < items.length && remembers; index++) {
		const outcome = recall(identity, index, dataOf(index));
		if (outcome) ledger.recall(index, outcome);
	}

	const cancelled = (): boolean => signal?.aborted ?? false;
	const waitHere = async (ms: number): Promise<void> => await wait(ms, signal);
	const pace = new Pace(options, waitHere);
	return {
		...{ context, items, options, ledger, hints, pace, cancelled, wait: waitHere },
		item: (index) => reader.item(index),
		halted: () => cancelled() || (stops && ledger.firstFailed !== undefined),
	};
}
