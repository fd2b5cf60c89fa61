import type { IExecuteFunctions } from 'n8n-workflow';
import { Pace } from '../account/pace';
import type { CredentialKind } from '../contract/credential';
import type { ItemReader } from '../contract/itemReader';
import type { DeliveryOptions } from '../contract/options';
import type { Hints } from '../item/hints';
import { ParameterReader } from '../item/parameterReader';
import { Session } from '../signIn/session';
import type { Ledger } from './ledger';
import { readOptions, type RunOptions } from './readOptions';
import { redactOutcome } from './redact';
import { recall, remember } from './runMemory';
import { wait } from './wait';

/** What all steps of one node run share. */
export interface Run {
	readonly options: RunOptions;
	readonly ledger: Ledger;
	readonly session: Session;
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
 * Begins a run: takes over what an earlier attempt of it delivered.
 *
 * @param defaults the node's own option defaults where they differ
 */
export function beginRun(
	context: IExecuteFunctions,
	ledger: Ledger,
	hints: Hints,
	credential: CredentialKind | undefined,
	defaults?: Partial<DeliveryOptions>,
): Run {
	const options = readOptions(context, defaults);
	if (options.dryRun) hints.add('Dry run: nothing was sent', 'info');
	const signal = context.getExecutionCancelSignal();
	const stops = !context.continueOnFail();
	const session = new Session(context, credential, options.timeout);
	if (context.getNode().retryOnFail === true && !options.dryRun) connectMemory(context, ledger, session);

	const cancelled = (): boolean => signal?.aborted ?? false;
	const waitHere = async (ms: number): Promise<void> => await wait(ms, signal);
	const reader = new ParameterReader(context, context.getInputData(), hints);
	return {
		...{ options, ledger, session, cancelled, wait: waitHere },
		pace: new Pace(options, waitHere),
		item: (index) => reader.item(index),
		halted: () => cancelled() || (stops && ledger.firstFailed !== undefined),
	};
}

/** Lets *Retry On Fail*, which runs the whole node again with all items, send nothing twice (rule 6). */
function connectMemory(context: IExecuteFunctions, ledger: Ledger, session: Session): void {
	const run: object = context.getExecuteData();
	const items = context.getInputData();
	const dataOf = (index: number): object => items[index]?.json ?? items;
	for (const index of ledger.open()) {
		const outcome = recall(run, index, dataOf(index));
		if (outcome) ledger.recall(index, outcome);
	}
	ledger.onWrite = (index, outcome) => remember(run, index, dataOf(index), redactOutcome(outcome, session.mask));
}
