import type { IExecuteFunctions } from 'n8n-workflow';
import { Pace } from '../account/pace';
import { wait } from '../account/wait';
import type { CredentialKind } from '../contract/credential';
import type { ItemReader } from '../contract/itemReader';
import type { DeliveryOptions } from '../contract/options';
import type { Hints } from '../item/hints';
import { ParameterReader } from '../item/parameterReader';
import { keyStoreOf } from '../sentOnce/keyStore';
import { nodeKeysOf } from '../sentOnce/nodeKeys';
import { Session } from '../signIn/session';
import type { Ledger } from './ledger';
import { readOptions, type RunOptions } from './readOptions';
import { redactOutcome } from './redact';
import { recall, remember } from './runMemory';
import { SentOnce } from './sentOnce';

/** What all steps of one node run share. */
export interface Run {
	readonly options: RunOptions;
	readonly ledger: Ledger;
	readonly session: Session;
	/** What the run may send on its account, whatever the operation. */
	readonly pace: Pace;
	/** Absent in dry runs, which neither check nor record keys. */
	readonly sentOnce?: SentOnce;
	/** Given when the execution is cancelled. */
	readonly cancel: AbortSignal | undefined;
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
	const cancel = context.getExecutionCancelSignal();
	const stops = !context.continueOnFail();
	const session = new Session(context, credential, options.timeout);
	if (context.getNode().retryOnFail === true && !options.dryRun) connectMemory(context, ledger, session);

	const sentOnce = options.dryRun ? undefined : beginSentOnce(context, ledger, hints, options);
	const cancelled = (): boolean => cancel?.aborted ?? false;
	const reader = new ParameterReader(context, context.getInputData(), hints);
	return {
		...{ options, ledger, session, sentOnce, cancel, cancelled },
		wait: async (ms) => await wait(ms, cancel),
		pace: new Pace({ ...options, sharesConcurrency: credential?.sharesConcurrency === true }, () => session.account),
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

function beginSentOnce(context: IExecuteFunctions, ledger: Ledger, hints: Hints, options: RunOptions): SentOnce {
	const store = keyStoreOf(context);
	const keys = store && nodeKeysOf(store);
	const sentOnce = new SentOnce(keys, options.sendOnceMemory, ledger, hints, context.getExecutionCancelSignal());
	const remembered = ledger.onWrite;
	ledger.onWrite = (index, outcome) => {
		remembered(index, outcome);
		sentOnce.written(index, outcome);
	};
	return sentOnce;
}
