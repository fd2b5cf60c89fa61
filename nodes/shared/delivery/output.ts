import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type JsonObject as ErrorBody,
} from 'n8n-workflow';
import type { Mask } from '../text/mask';
import { markFailed } from './errorOutput';
import { nodeOfError } from './nodeOfError';
import type { Outcome, Reason } from '../contract/outcome';
import { presentable } from './redact';
import type { Run } from './run';

const notSent: Outcome = { outcome: 'rejected', reason: { message: 'Not sent, because the execution was cancelled' } };

/**
 * Brings the outcomes back to their items: one output item per input item, in input order, paired with it. Items that
 * failed have exactly the shape that n8n routes to the error output (F2).
 */
export function scatter(run: Run, mask: Mask): INodeExecutionData[] {
	const items = run.items.map((_, index) => {
		const outcome = run.ledger.at(index) ?? notSent;
		const json =
			outcome.outcome === 'accepted'
				? dataObject(mask.json(successItem(outcome.json)))
				: errorItem(outcome.outcome, presentable(outcome.reason, mask));
		return { json, pairedItem: { item: index } };
	});
	return markFailed(run.context, items);
}

/**
 * The one error of *Stop Workflow*: what became of the item that failed first, and of all others.
 *
 * @returns undefined where every item was accepted, or was not sent because the execution was cancelled
 */
export function failedRun(run: Run, mask: Mask): NodeApiError | NodeOperationError | undefined {
	const failed = run.ledger.firstFailed ?? firstRecalled(run);
	const outcome = failed === undefined ? undefined : run.ledger.at(failed);
	if (failed === undefined || !outcome || outcome.outcome === 'accepted') return undefined;
	const reason = presentable(outcome.reason, mask);
	const { accepted, rejected, unknown, notSent } = run.ledger.counts();
	const description = [
		`${accepted} accepted, ${rejected} rejected, ${unknown} unknown, ${notSent} not sent.`,
		reason.todo,
		reason.platformMessage ? `The platform says: ${reason.platformMessage}` : undefined,
	]
		.filter(Boolean)
		.join(' ');
	return nodeError(run, reason, description, failed);
}

function nodeError(
	run: Run,
	reason: Reason,
	description: string,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const node = nodeOfError(run.context);
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

function firstRecalled(run: Run): number | undefined {
	for (let index = 0; index < run.ledger.size; index++) {
		const outcome = run.ledger.at(index);
		if (outcome && outcome.outcome !== 'accepted') return index;
	}
	return undefined;
}

/** n8n would take a key `error` for a failed item and run the whole node again (F3). */
function successItem(json: object): object {
	if (!('error' in json)) return json;
	const { error: _error, ...rest } = json;
	return rest;
}

function errorItem(outcome: 'rejected' | 'unknown', reason: Reason): IDataObject {
	const { message, todo, code, httpStatus, platformMessage, details } = reason;
	const known = { code, httpStatus, platformMessage, todo };
	return {
		error: todo ? `${message}. ${todo}` : message,
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
