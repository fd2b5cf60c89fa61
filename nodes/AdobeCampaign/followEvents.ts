import type { Pending, Sending } from '../shared/contract/operation';
import { rejected, unknown, type JsonObject, type Outcome } from '../shared/contract/outcome';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { watch, type Watched } from '../shared/delivery/watch';
import { DeliveryLog, type Told } from './deliveryLog';
import { SHORTEST_PAUSE_MS, type EventQuery } from './eventStatus.read';

/** Questions that come due within this time share queries. */
const GATHER_MS = 5_000;

/**
 * Follows events to their last status; those that are told for the last time are looked up in the delivery log.
 *
 * @param askStatus asks for the statuses of events, once
 */
export async function followEvents(
	run: Run,
	pending: ReadonlyArray<Pending<EventQuery>>,
	askStatus: Sending<EventQuery>,
	wantsLog: boolean,
): Promise<void> {
	const log = new DeliveryLog(run, wantsLog);
	await watch(run, ofOneInstance(run, pending), {
		ask: async (due, tell) => {
			const complete: Array<Told<Watched<EventQuery>>> = [];
			await sendAll(run, askStatus, due, (entry, outcome) => {
				const isLastWord = outcome.outcome === 'accepted' && (entry.isLast || outcome.json.final === true);
				if (isLastWord && log.isWorthAsking(outcome.json))
					complete.push({ message: entry.message, entry, json: outcome.json });
				else tell(entry, outcome);
			});
			await log.add(complete, ({ entry }, json) => tell(entry, { outcome: 'accepted', json }));
		},
		tooLate,
		firstPauseMs: Infinity,
		leastPauseMs: SHORTEST_PAUSE_MS,
		gatherMs: GATHER_MS,
	});
}

/**
 * The questions of a run where they are about one instance. A credential is for the address of one, which would take the
 * primary key of another's event for one of its own, and tell the status of somebody else's message.
 */
function ofOneInstance(run: Run, pending: ReadonlyArray<Pending<EventQuery>>): ReadonlyArray<Pending<EventQuery>> {
	const instances = [...new Set(pending.map(({ message }) => message.instance))].filter((number) => number !== 0);
	if (instances.length < 2) return pending;
	const reason = {
		message: `The events belong to several execution instances: ${instances.sort((a, b) => a - b).join(', ')}`,
		todo: "Each instance knows its own events only. Ask each with a credential for its address, and its number in 'Execution Instance'.",
	};
	for (const { index } of pending) run.ledger.write(index, rejected(reason));
	return [];
}

/** The outcome of an item whose time is over. */
function tooLate({ message, told }: Watched<EventQuery>, last: Outcome): Outcome {
	const { eventId, queue, maxWaitMs = 0 } = message;
	const details: JsonObject = { eventId, queue, ...told };
	const seconds = maxWaitMs / 1000;
	if (last.outcome !== 'accepted') return unknown({ ...last.reason, details: { ...last.reason.details, ...details } });
	return unknown({
		message:
			told?.found === true
				? `The status of the event is still '${String(told.status)}' after ${seconds} s`
				: `Campaign does not know the event after ${seconds} s`,
		todo:
			told?.found === true
				? "Ask again later, or raise 'Max Wait (Seconds)'."
				: "Check 'Queue', and that the credential is for the instance that the event was pushed to. Old events are deleted.",
		details,
	});
}
