import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openItems, withRun } from '../shared/delivery/deliver';
import { showRequests } from '../shared/delivery/dryRun';
import { unknown, type Outcome } from '../shared/contract/outcome';
import type { Run } from '../shared/delivery/run';
import { sendMessages } from '../shared/delivery/send';
import { Session } from '../shared/signIn/session';
import { askStatus, type StatusQuery } from './status.operation';

type Settle = (position: number, outcome: Outcome) => void;

/** The first pause; each one is twice as long as the one before, up to the user's interval. */
const FIRST_PAUSE_MS = 1_000;

/** An event whose status is not final yet. */
interface Watched {
	position: number;
	query: StatusQuery;
	/** When to ask next, on the clock of `performance.now()`. */
	nextMs: number;
	deadlineMs: number;
	pauseMs: number;
	/** The status that was told last. */
	status?: string;
}

/**
 * Runs the Status node: asks about every item, and where the user wants to wait, asks again until the status is final
 * or the time is over. Between two questions nothing is held open.
 *
 * @returns n8n's output: one item per input item
 * @throws NodeApiError or NodeOperationError, only where *On Error* is *Stop Workflow*
 */
export async function awaitStatuses(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await withRun(context, undefined, async (run) => {
		const session = new Session(context, askStatus.credential, run.options.timeout);
		const pending = await openItems(run, askStatus, session);
		if (!pending) return session.mask;
		const { messages, settle } = pending;
		if (run.options.dryRun) showRequests(askStatus, session.credential, messages, settle);
		else await watch(run, session, messages, settle);
		return session.mask;
	});
}

async function watch(run: Run, session: Session, queries: StatusQuery[], settle: Settle): Promise<void> {
	const startMs = performance.now();
	let watched = queries.map((query, position): Watched => {
		const pauseMs = Math.min(FIRST_PAUSE_MS, query.pollIntervalMs);
		return { position, query, nextMs: startMs, deadlineMs: startMs + (query.maxWaitMs ?? 0), pauseMs };
	});
	while (watched.length > 0 && !run.halted()) {
		const nowMs = performance.now();
		const due = watched.filter(({ nextMs }) => nextMs <= nowMs);
		if (due.length === 0) {
			const nextMs = watched.reduce((least, entry) => Math.min(least, entry.nextMs), Infinity);
			if (!(await waited(run, nextMs - nowMs))) return;
			continue;
		}
		const settled = await askOnce(run, session, due, settle);
		watched = watched.filter((entry) => !settled.has(entry));
	}
}

/** Asks about these events once and returns those that have an outcome now. */
async function askOnce(run: Run, session: Session, due: Watched[], settle: Settle): Promise<Set<Watched>> {
	const settled = new Set<Watched>();
	const queries = due.map(({ query }) => query);
	await sendMessages(run, askStatus, session, queries, (place, outcome) => {
		const entry = due[place];
		if (!entry) return;
		const decided = decide(entry, outcome, performance.now());
		if (!decided) return;
		settled.add(entry);
		settle(entry.position, decided);
	});
	return settled;
}

/** The outcome of an event after one more answer about it; undefined where it is asked about again. */
function decide(entry: Watched, outcome: Outcome, nowMs: number): Outcome | undefined {
	const { query, deadlineMs } = entry;
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
	return outcome.outcome === 'rejected' && outcome.reason.httpStatus !== 429 && outcome.reason.httpStatus !== 503;
}

function tooLate({ query, status }: Watched, last: Outcome): Outcome {
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
