import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Operation, Pending } from '../contract/operation';
import type { DeliveryOptions } from '../contract/options';
import { reasonOf, rejected } from '../contract/outcome';
import { Hints } from '../item/hints';
import { Mask } from '../text/mask';
import { showRequests } from './dryRun';
import { Ledger } from './ledger';
import { output, type OutputKind } from './output';
import { readItems } from './read';
import { beginRun, type Run } from './run';
import { sendAll } from './send';

/** What a node run delivers. */
export interface Plan<Message> {
	/** What is sent and how its responses are read. */
	operation: Operation<Message>;
	/** The node's own option defaults where they differ. */
	defaults?: Partial<DeliveryOptions>;
	/** Sends the messages where that takes more than one trip, and writes their outcomes; never throws. */
	send?(run: Run, pending: Array<Pending<Message>>): Promise<void>;
}

/**
 * Runs a node: read items → group into calls → send → write outcomes back to the items.
 *
 * @param plan reads parameters, so it is called where an exception is turned into outcomes
 * @returns n8n's output: one item per input item
 * @throws NodeApiError or NodeOperationError, only where *On Error* is *Stop Workflow*
 */
export async function deliver<Message>(
	context: IExecuteFunctions,
	plan: () => Plan<Message>,
): Promise<INodeExecutionData[][]> {
	const ledger = new Ledger(context.getInputData().length);
	const hints = new Hints();
	let mask = (): Mask => new Mask([]);
	let kind: OutputKind = { includeInput: false, dryRun: false, readsOnly: false };
	try {
		const { operation, defaults, send } = plan();
		const run = beginRun(context, ledger, hints, operation.credential, defaults);
		mask = () => run.session.mask;
		kind = { ...run.options, readsOnly: operation.readsOnly === true };
		await deliverItems(run, operation, send);
	} catch (error) {
		// Nothing of these was sent; n8n would send the input items down the success output (F1).
		for (const index of ledger.open()) ledger.write(index, rejected(reasonOf(error)));
	}
	return output(context, ledger, hints, mask(), kind);
}

async function deliverItems<Message>(
	run: Run,
	operation: Operation<Message>,
	send: Plan<Message>['send'],
): Promise<void> {
	const pending = readItems(run, operation, await run.session.open());
	if (pending.length === 0 || run.halted()) return;
	if (run.options.dryRun) showRequests(run, operation, pending);
	else if (send) await send(run, pending);
	else await sendAll(run, operation, pending, ({ index }, outcome) => run.ledger.write(index, outcome));
}
