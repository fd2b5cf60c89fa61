import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Boxes } from '../account/boxes';
import type { Entry, Operation, Pending } from '../contract/operation';
import type { DeliveryOptions } from '../contract/options';
import { reasonOf, rejected, type JsonObject } from '../contract/outcome';
import { Hints } from '../item/hints';
import { rowFor } from '../platform/errorRow';
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
	/** Where messages of different runs find each other, if a call can carry several. */
	boxes?: Boxes<Entry<Message>, JsonObject>;
	/** Where a message goes to; that of the first one stands for the account where there is no credential. */
	address?(message: Message): string;
	/** Sends the messages where that takes more than one trip, and writes their outcomes; never throws. */
	send?(run: Run, pending: Array<Pending<Message>>): Promise<void>;
}

/** A node's `execute`. */
type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/**
 * A node's `execute`: read items → group into calls → send → write outcomes back to the items, one item per input item.
 * It throws NodeApiError or NodeOperationError, and only where *On Error* is *Stop Workflow*.
 *
 * @param plan reads parameters, so it is called where an exception is turned into outcomes
 */
export function delivering<Message>(plan: (context: IExecuteFunctions) => Plan<Message>): Execute {
	return async function execute() {
		const ledger = new Ledger(this.getInputData().length);
		const hints = new Hints();
		let run: Run | undefined;
		let kind: OutputKind = { includeInput: false, dryRun: false, readsOnly: false };
		try {
			const { operation, defaults, ...how } = plan(this);
			run = beginRun(this, ledger, hints, operation.credential, defaults);
			kind = { ...run.options, readsOnly: operation.readsOnly === true };
			await deliverItems(run, { operation, ...how });
		} catch (error) {
			// Nothing of these was sent; n8n would send the input items down the success output (F1).
			for (const index of ledger.open()) ledger.write(index, rejected(reasonOf(error)));
			await run?.sentOnce?.finish(() => true);
		}
		return output(this, ledger, hints, run?.session.mask ?? new Mask([]), kind);
	};
}

/** The same for a node with several APIs, by its parameter `api`: never an expression, so no exception can come of it. */
export function byApi(usual: Execute, others: Readonly<Record<string, Execute>>): Execute {
	return async function execute() {
		const chosen = rowFor(others, String(this.getNode().parameters.api)) ?? usual;
		return await chosen.call(this);
	};
}

async function deliverItems<Message>(run: Run, { operation, boxes, address, send }: Plan<Message>): Promise<void> {
	let pending = readItems(run, operation, await run.session.open());
	const [first] = pending;
	if (!first || run.halted()) return;
	if (address && !operation.credential) run.session.nameAccount(address(first.message));
	if (run.options.dryRun) return showRequests(run, operation, pending);
	while (pending.length > 0 && !run.halted()) {
		if (send) await send(run, pending);
		else await sendAll(run, operation, pending, ({ index }, outcome) => run.ledger.write(index, outcome), boxes);
		const again = await run.sentOnce?.finish(run.halted);
		pending = pending.filter(({ index }) => again?.has(index) === true);
	}
}
