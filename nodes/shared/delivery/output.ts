import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type JsonObject as ErrorBody,
} from 'n8n-workflow';
import type { Outcome, Reason } from '../contract/outcome';
import type { Hints } from '../item/hints';
import { withoutOwnError } from '../item/ownError';
import type { Mask } from '../text/mask';
import type { Ledger } from './ledger';
import { redact, redactedNode } from './redact';
import { addSummary, stopDescription, type RunKind } from './summary';

const notSent: Outcome = { outcome: 'rejected', reason: { message: 'Not sent, because the execution was cancelled' } };

/** What the form of the output depends on. */
export interface OutputKind extends RunKind {
	/** Whether success items begin with their input item's fields; where both have a name, our own value counts. */
	includeInput: boolean;
}

/**
 * Brings the outcomes back to their items: one output item per input item, in input order, paired with it. Items that
 * failed have exactly the shape that n8n routes to the error output (F2).
 *
 * @throws NodeApiError or NodeOperationError where an item failed and *On Error* is *Stop Workflow*
 */
export function output(
	context: IExecuteFunctions,
	ledger: Ledger,
	hints: Hints,
	mask: Mask,
	kind: OutputKind,
): INodeExecutionData[][] {
	const error = context.continueOnFail() ? undefined : failedRun(context, ledger, mask);
	if (error) throw error;
	addSummary(context, ledger, hints, kind);
	for (const { message, type } of hints.texts()) {
		context.addExecutionHints({ message: mask.text(message), type, location: 'outputPane' });
	}
	const input = kind.includeInput ? context.getInputData() : undefined;
	const items = Array.from({ length: ledger.size }, (_, item) => {
		const outcome = ledger.at(item) ?? notSent;
		const json = itemOf(outcome, mask);
		const isComplete = input === undefined || outcome.outcome !== 'accepted';
		return { json: isComplete ? json : { ...inputFields(input[item]), ...json }, pairedItem: { item } };
	});
	return [markFailed(context, items)];
}

/** What was accepted stays accepted, whatever the platform's own words do to whoever reads them. */
function itemOf(outcome: Outcome, mask: Mask): IDataObject {
	try {
		return shown(outcome, mask);
	} catch {
		if (outcome.outcome === 'accepted') return { accepted: true };
		return errorItem(outcome.outcome, { message: 'The reason could not be shown' });
	}
}

function shown(outcome: Outcome, mask: Mask): IDataObject {
	return outcome.outcome === 'accepted'
		? dataObject(mask.json(successItem(outcome.json)))
		: errorItem(outcome.outcome, redact(outcome.reason, mask));
}

/**
 * Marks the items that failed for n8n 1, which routes `{ error, details }` to the success output: there `details`
 * counts as a stranger (n8n-core 1.122, `handleNodeErrorOutput`), while an item with a property `error` is routed
 * whatever its data. Not enumerable, so that the copy n8n makes on the way loses the mark and keeps the data.
 * Elsewhere n8n would replace the data by the mark: in the regular output, and where the node has no input to join.
 */
function markFailed(context: IExecuteFunctions, items: INodeExecutionData[]): INodeExecutionData[] {
	if (context.getNode().onError !== 'continueErrorOutput' || !context.getExecuteData().source) return items;
	for (const item of items) {
		const { error } = item.json;
		if (error !== undefined) Object.defineProperty(item, 'error', { value: { message: error } });
	}
	return items;
}

/**
 * The one error of *Stop Workflow*: what became of the item that failed first, and of all others.
 *
 * @returns undefined where every item was accepted, or was not sent because the execution was cancelled
 */
function failedRun(
	context: IExecuteFunctions,
	ledger: Ledger,
	mask: Mask,
): NodeApiError | NodeOperationError | undefined {
	const failed = ledger.firstFailed ?? firstRecalled(ledger);
	const outcome = failed === undefined ? undefined : ledger.at(failed);
	if (failed === undefined || !outcome || outcome.outcome === 'accepted') return undefined;
	const reason = redact(outcome.reason, mask);
	return nodeError(context, reason, stopDescription(ledger, reason, mask), failed);
}

function nodeError(
	context: IExecuteFunctions,
	reason: Reason,
	description: string,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const node = redactedNode(context);
	const { message } = reason;
	const body: ErrorBody = { message };
	const error =
		reason.httpStatus === undefined
			? new NodeOperationError(node, message, { description, itemIndex })
			: new NodeApiError(node, body, { ...{ message, description, itemIndex }, httpCode: String(reason.httpStatus) });
	// n8n replaces a whole message that happens to contain an errno-like word (F9).
	error.message = message;
	error.description = description;
	return error;
}

function firstRecalled(ledger: Ledger): number | undefined {
	for (let index = 0; index < ledger.size; index++) {
		const outcome = ledger.at(index);
		if (outcome && outcome.outcome !== 'accepted') return index;
	}
	return undefined;
}

/** What a success item may begin with: the fields of its input item. */
function inputFields(item: INodeExecutionData | undefined): IDataObject {
	return dataObject(successItem(withoutOwnError(item?.json ?? {})));
}

/** n8n would take a key `error` for a failed item and run the whole node again (F3). */
function successItem<T extends object>(json: T): Omit<T, 'error'> {
	if (!('error' in json)) return json;
	const { error: _error, ...rest } = json;
	return rest;
}

function errorItem(outcome: 'rejected' | 'unknown', reason: Reason): IDataObject {
	const { message, todo, code, httpStatus, platformMessage, details } = reason;
	const retryable = outcome === 'rejected' ? reason.retryable : undefined;
	const known = { code, httpStatus, platformMessage, todo, retryable };
	return {
		error: message,
		details: {
			outcome,
			...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
			...dataObject(details),
		},
	};
}

function dataObject(value: unknown): IDataObject {
	return isDataObject(value) ? value : {};
}

function isDataObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
