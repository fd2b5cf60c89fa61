import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type JsonObject as ErrorBody,
} from 'n8n-workflow';
import type { Mask } from '../text/mask';
import type { Outcome, Reason } from './outcome';
import type { Run } from './run';

const notSent: Outcome = {
	outcome: 'rejected',
	reason: { message: 'Not sent, because the execution was cancelled' },
};

/**
 * Brings the outcomes back to their items: one output item per input item, in input order, paired with it. Items that
 * failed have exactly the shape that n8n routes to the error output (F2).
 */
export function scatter(run: Run, mask: Mask): INodeExecutionData[] {
	return run.items.map((_, index) => {
		const outcome = run.ledger.at(index) ?? notSent;
		const json = outcome.outcome === 'accepted' ? successItem(outcome.json) : errorItem(outcome);
		return { json: masked(mask, json), pairedItem: { item: index } };
	});
}

/**
 * The one error of *Stop Workflow*: what became of the item that failed first, and of all others.
 *
 * @returns undefined where every item was accepted, or was not sent because the execution was cancelled
 */
export function failedRun(
	run: Run,
	mask: Mask,
): NodeApiError | NodeOperationError | undefined {
	const failed = run.ledger.firstFailed ?? firstRecalled(run);
	const outcome = failed === undefined ? undefined : run.ledger.at(failed);
	if (failed === undefined || !outcome || outcome.outcome === 'accepted') return undefined;
	const { reason } = outcome;
	const { accepted, rejected, unknown, notSent } = run.ledger.counts();
	const description = [
		`${accepted} accepted, ${rejected} rejected, ${unknown} unknown, ${notSent} not sent.`,
		reason.todo,
		reason.platformMessage ? `The platform says: ${reason.platformMessage}` : undefined,
	]
		.filter(Boolean)
		.join(' ');
	return nodeError(run, mask.text(reason.message), mask.text(description), failed, reason);
}

function nodeError(
	run: Run,
	message: string,
	description: string,
	itemIndex: number,
	reason: Reason,
): NodeApiError | NodeOperationError {
	const node = run.context.getNode();
	const body: ErrorBody = { message };
	const error =
		reason.httpStatus === undefined
			? new NodeOperationError(node, message, { description, itemIndex })
			: new NodeApiError(node, body, {
					...{ message, description, itemIndex },
					httpCode: String(reason.httpStatus),
				});
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

function errorItem(outcome: Exclude<Outcome, { outcome: 'accepted' }>): object {
	const { message, todo, code, httpStatus, platformMessage, details } = outcome.reason;
	const known = { code, httpStatus, platformMessage, todo };
	return {
		error: todo ? `${message}. ${todo}` : message,
		details: {
			outcome: outcome.outcome,
			...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
			...details,
		},
	};
}

function masked(mask: Mask, json: object): IDataObject {
	const copy: unknown = mask.json(json);
	return isDataObject(copy) ? copy : {};
}

function isDataObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
