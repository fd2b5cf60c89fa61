import type { Pending } from '../shared/contract/operation';
import { unknown, type Outcome } from '../shared/contract/outcome';
import type { Plan } from '../shared/delivery/deliver';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { askStatus, type StatusQuery } from './status.operation';

/** The first pause; each one is twice as long as the one before, up to the user's interval. */
const FIRST_PAUSE_MS = 1_000;

/** An event whose status is not final yet. */
interface Watched extends Pending<StatusQuery> {
	/** When to ask next, on the clock of `performance.now()`. */
	nextMs: number;
	deadlineMs: number;
	pauseMs: number;
	/** The status that was told last. */
	status?: string;
}

/**
 * Asks about every item, and where the user wants to wait, asks again until the status is final or the time is over.
 * Between two questions nothing is held open.
 */
export const statusPlan: Plan<StatusQuery> = { operation: askStatus, send: watch };

async function watch(run: Run, pending: Array<Pending<StatusQuery>>): Promise<void> {
	const startMs = performance.now();
	let watched = pending.map(({ message, index }): Watched => {
		const pauseMs = Math.min(FIRST_PAUSE_MS, message.pollIntervalMs);
		return { message, index, nextMs: startMs, deadlineMs: startMs + (message.maxWaitMs ?? 0), pauseMs };
	});
	while (watched.length > 0 && !run.halted()) {
		const nowMs = performance.now();
		const due = watched.filter(({ nextMs }) => nextMs <= nowMs);
		if (due.length === 0) {
			const nextMs = watched.reduce((least, entry) => Math.min(least, entry.nextMs), Infinity);
			if (!(await waited(run, nextMs - nowMs))) return;
			continue;
		}
		await sendAll(run, askStatus, due, (entry, outcome) => {
			const decided = decide(entry, outcome, performance.now());
			if (decided) run.ledger.write(entry.index, decided);
		});
		watched = watched.filter(({ index }) => run.ledger.at(index) === undefined);
	}
}

/** The outcome of an event after one more response about it; undefined where it is asked about again. */
function decide(entry: Watched, outcome: Outcome, nowMs: number): Outcome | undefined {
	const { message: query, deadlineMs } = entry;
	if (outcome.outcome === 'accepted') entry.status = String(outcome.json.status);
	if (query.maxWaitMs === undefined || isDecided(outcome)) return outcome;
	if (nowMs >= deadlineMs) return tooLate(entry, outcome);
	// The last question is asked when the time is over.
	entry.nextMs = Math.min(nowMs + entry.pauseMs, deadlineMs);
	entry.pauseMs = Math.min(entry.pauseMs * 2, query.pollIntervalMs);
	return undefined;
}

/** What a busy platform turns away, and what got lost on the way, may be told the next time. */
function isDecided(outcome: Outcome): boolean {
	if (outcome.outcome === 'accepted') return outcome.json.final === true;
	return outcome.outcome === 'rejected' && outcome.reason.retryable !== true;
}

function tooLate({ message: query, status }: Watched, last: Outcome): Outcome {
	const { organization, eventId } = query.address;
	const known = status === undefined ? {} : { status };
	const details = { ...known, PKey: query.pKey, organization, eventId };
	const seconds = (query.maxWaitMs ?? 0) / 1000;
	if (last.outcome !== 'accepted') return unknown({ ...last.reason, details: { ...last.reason.details, ...details } });
	return unknown({
		message: `The event is still ${status ?? 'pending'} after ${seconds} s`,
		todo: "Ask again later, or raise 'Max Wait'.",
		details,
	});
}

/** Whether the pause ended by itself and not by cancelling. */
async function waited(run: Run, ms: number): Promise<boolean> {
	return await run.wait(Math.ceil(ms)).then(
		() => true,
		() => false,
	);
}
