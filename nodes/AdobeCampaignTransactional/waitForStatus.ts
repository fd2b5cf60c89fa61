import type { IExecuteFunctions } from 'n8n-workflow';
import type { Pending } from '../shared/contract/operation';
import { unknown, type Outcome } from '../shared/contract/outcome';
import type { Plan } from '../shared/delivery/deliver';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { watch, type Watched, type Watching } from '../shared/delivery/watch';
import { simplifiedStatus } from './output';
import { askStatus, type StatusQuery } from './status.operation';

/** Asks about every item, and where the user wants to wait, asks again until the status is final or the time is over. */
export function statusPlan(context: IExecuteFunctions): Plan<StatusQuery> {
	const isSimple = context.getNodeParameter('simplify', 0, false) === true;
	return {
		operation: askStatus,
		send: async (run, pending) =>
			await watchStatus(run, pending, (_, outcome) =>
				isSimple && outcome.outcome === 'accepted' ? { ...outcome, json: simplifiedStatus(outcome.json) } : outcome,
			),
	};
}

/**
 * Asks about events until their status is final or their time is over.
 *
 * @param finish what comes out for an event whose outcome is known
 */
export async function watchStatus<Query extends StatusQuery>(
	run: Run,
	pending: ReadonlyArray<Pending<Query>>,
	finish: Watching<Query>['finish'],
): Promise<void> {
	await watch(run, pending, {
		firstPauseMs: 1_000,
		ask: async (due, tell) => await sendAll(run, askStatus, due, tell),
		tooLate,
		finish,
	});
}

function tooLate({ message: query, told }: Watched<StatusQuery>, last: Outcome): Outcome {
	const { organization, eventId } = query.address;
	const status = told === undefined ? undefined : String(told.status);
	const known = status === undefined ? {} : { status };
	const details = { ...known, PKey: query.pKey, organization, eventId };
	const seconds = (query.maxWaitMs ?? 0) / 1000;
	if (last.outcome !== 'accepted') return unknown({ ...last.reason, details: { ...last.reason.details, ...details } });
	return unknown({
		message: `The event is still ${status ?? 'pending'} after ${seconds} s`,
		todo: "Ask again later, or raise 'Max Wait (Seconds)'.",
		details,
	});
}
