import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { Mask } from '../text/mask';
import { showRequests } from './dryRun';
import { markFailed } from './errorOutput';
import { nodeOfError } from './nodeOfError';
import type { Operation } from '../contract/operation';
import type { DeliveryOptions } from '../contract/options';
import { rejected, type Outcome } from '../contract/outcome';
import { admitted, readItems } from './read';
import { beginRun, type Run } from './run';
import { failedRun, scatter } from './output';
import { sendMessages } from './send';
import { Session } from '../signIn/session';

/** A value, or how to make it: what reads parameters must run where an exception is turned into outcomes. */
export type Prepared<T> = T | (() => T);

/**
 * Runs a node: read items → group into calls → send → scatter outcomes to items.
 *
 * @param operation what this node sends and how it reads the answers
 * @param own the node's own option defaults where they differ
 * @returns n8n's output: one item per input item
 * @throws NodeApiError or NodeOperationError, only where *On Error* is *Stop Workflow*
 */
export async function deliver<Message>(
	context: IExecuteFunctions,
	operation: () => Operation<Message>,
	own?: Prepared<Partial<DeliveryOptions>>,
): Promise<INodeExecutionData[][]> {
	const prepared: Array<Operation<Message>> = [];
	const prepare = (): Partial<DeliveryOptions> | undefined => {
		prepared.push(operation());
		return typeof own === 'function' ? own() : own;
	};
	return await withRun(context, prepare, async (run) => {
		const [toSend] = prepared;
		const session = new Session(context, toSend?.credential, run.options.timeout);
		if (toSend) await deliverItems(run, toSend, session);
		return session.mask;
	});
}

/**
 * Begins a run, lets `work` settle its items and makes the output of it.
 *
 * @param work writes outcomes to the run's ledger and returns the mask for everything that leaves; never throws
 */
export async function withRun(
	context: IExecuteFunctions,
	own: Prepared<Partial<DeliveryOptions> | undefined>,
	work: (run: Run) => Promise<Mask>,
): Promise<INodeExecutionData[][]> {
	let run: Run;
	try {
		run = beginRun(context, typeof own === 'function' ? own() : own);
	} catch (error) {
		// n8n would send the input items down the success output (F1).
		if (context.continueOnFail()) return [markFailed(context, allFailed(context.getInputData(), error))];
		throw new NodeOperationError(nodeOfError(context), messageOf(error));
	}
	return finishRun(run, await work(run));
}

/** Everything between the beginning of a run and its output; never throws. */
async function deliverItems<Message>(run: Run, operation: Operation<Message>, session: Session): Promise<void> {
	const pending = await openItems(run, operation, session);
	if (!pending) return;
	const { messages, settle } = pending;
	if (run.options.dryRun) showRequests(operation, session.credential, messages, settle);
	else await sendMessages(run, operation, session, messages, settle);
}

/** Messages that are ready to be sent; `settle` takes the position of one and its outcome, once. */
export interface PendingItems<Message> {
	messages: Message[];
	settle: (position: number, outcome: Outcome) => void;
}

/**
 * What every delivery begins with: reads the items that have no outcome yet and opens the credential. Never throws.
 *
 * @returns undefined where nothing is left to send
 */
export async function openItems<Message>(
	run: Run,
	operation: Pick<Operation<Message>, 'read' | 'admits'>,
	session: Session,
): Promise<PendingItems<Message> | undefined> {
	const { ledger } = run;
	const write = (index: number, outcome: Outcome): void => ledger.write(index, outcome);
	const read = readItems(
		ledger.size,
		(index) => ledger.at(index) === undefined,
		run.item,
		(item) => operation.read(item),
		write,
	);
	if (read.messages.length === 0 || run.halted()) return undefined;
	try {
		await session.open();
	} catch (error) {
		const reason = {
			message: messageOf(error),
			todo: 'Choose a credential for this node, or open it and save it again.',
		};
		for (const index of read.indexes) write(index, rejected(reason));
		return undefined;
	}
	const { messages, indexes } = operation.admits
		? admitted(read, (message) => operation.admits?.(message, session.credential), write)
		: read;
	if (messages.length === 0 || run.halted()) return undefined;
	const settle = (position: number, outcome: Outcome): void => {
		const index = indexes[position];
		if (index !== undefined) write(index, outcome);
	};
	return { messages, settle };
}

/** The output of a run, or the error that stops the workflow. */
function finishRun(run: Run, mask: Mask): INodeExecutionData[][] {
	const { context, ledger, hints } = run;
	const error = context.continueOnFail() ? undefined : failedRun(run, mask);
	if (error) throw error;
	const { rejected, unknown } = ledger.counts();
	if (rejected > 0) hints.add(`${rejected} of ${ledger.size} items rejected: certainly not executed`);
	if (unknown > 0) hints.add(`${unknown} of ${ledger.size} items unknown: they may have been sent`);
	for (const message of hints.texts()) {
		context.addExecutionHints({ message: mask.text(message), type: 'warning', location: 'outputPane' });
	}
	return [scatter(run, mask)];
}

function allFailed(items: INodeExecutionData[], error: unknown): INodeExecutionData[] {
	return items.map((_, item) => ({
		json: { error: messageOf(error), details: { outcome: 'rejected' } },
		pairedItem: { item },
	}));
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
