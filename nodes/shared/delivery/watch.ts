import type { Pending } from '../contract/operation';
import type { JsonObject, Outcome, Reason } from '../contract/outcome';
import type { Run } from './run';

/** How patiently an item is asked about. */
export interface Patience {
	/** How long to wait for a final status; undefined where the user does not want to wait. */
	maxWaitMs: number | undefined;
	/** The longest pause between two questions. */
	pollIntervalMs: number;
}

/** An item whose status is not final yet. */
export interface Watched<Message> extends Pending<Message> {
	/** Set for the question after which no more is asked about the item; where the user does not want to wait, for the only one. */
	readonly isLast: boolean;
	/** What was told last. */
	readonly told?: JsonObject;
}

/** How items are followed to their final status. */
export interface Watching<Message> {
	/**
	 * Asks once about each of these items.
	 *
	 * @param tell called once per item with what it heard; `final: true` in an accepted outcome ends the waiting
	 */
	ask(due: Array<Watched<Message>>, tell: (entry: Watched<Message>, outcome: Outcome) => void): Promise<void>;
	/** The outcome of an item whose time is over, after its last question. */
	tooLate(entry: Watched<Message>, last: Outcome): Outcome;
	/** What is written for an item whose outcome is known; the outcome itself where this is not given. */
	finish?(entry: Watched<Message>, outcome: Outcome): Outcome;
	/** The first pause; each one is twice as long as the one before, up to the item's interval. */
	firstPauseMs: number;
	/** The shortest pause between two questions about an item, also before the last one. */
	leastPauseMs?: number;
	/** Questions that are due within this time wait for each other, so that they can share calls. */
	gatherMs?: number;
	/** Set where the last question asks more than those before it, so that it is not left out where the time is over before. */
	lastAsksMore?: boolean;
	/** How long to wait before the first question. */
	firstQuestionMs?(message: Message): number;
	/**
	 * Whether the next question may be answered although this one was refused; where this is not given, what a busy
	 * platform turned away.
	 */
	mayPass?(reason: Reason): boolean;
}

interface Timed<Message> extends Watched<Message> {
	/** When to ask next, on the clock of `performance.now()`. */
	nextMs: number;
	deadlineMs: number;
	pauseMs: number;
	isLast: boolean;
	told?: JsonObject;
}

/**
 * Asks about every item, and where the user wants to wait, asks again until the status is final or the time is over.
 * Between two questions nothing is held open.
 */
export async function watch<Message extends Patience>(
	run: Pick<Run, 'halted' | 'ledger' | 'wait'>,
	pending: ReadonlyArray<Pending<Message>>,
	watching: Watching<Message>,
): Promise<void> {
	const startMs = performance.now();
	let watched = pending.map(({ message, index }) => timed({ message, index }, startMs, watching));
	while (watched.length > 0 && !run.halted()) {
		const nowMs = performance.now();
		const nextMs = nextRoundMs(watched, watching.gatherMs ?? 0);
		if (nextMs > nowMs) {
			if (!(await waited(run, nextMs - nowMs))) return;
			continue;
		}
		const due = watched.filter((entry) => entry.nextMs <= nowMs);
		for (const entry of due) entry.isLast = nowMs >= entry.deadlineMs;
		const places = new Map(due.map((entry) => [entry.index, entry]));
		await watching.ask(due, ({ index }, outcome) => {
			const entry = places.get(index);
			const decided = entry && decide(entry, outcome, watching);
			if (decided) run.ledger.write(index, watching.finish?.(entry, decided) ?? decided);
		});
		watched = watched.filter(({ index }) => run.ledger.at(index) === undefined);
	}
}

function timed<Message extends Patience>(
	{ message, index }: Pending<Message>,
	startMs: number,
	{ firstPauseMs, firstQuestionMs }: Watching<Message>,
): Timed<Message> {
	const { maxWaitMs = 0, pollIntervalMs } = message;
	const delayMs = firstQuestionMs?.(message) ?? 0;
	return {
		...{ message, index, isLast: false },
		nextMs: startMs + Math.min(delayMs, maxWaitMs),
		deadlineMs: startMs + maxWaitMs,
		pauseMs: Math.min(firstPauseMs, pollIntervalMs),
	};
}

/** When the next question is due, and with it those that wait for each other. */
function nextRoundMs(watched: ReadonlyArray<{ nextMs: number }>, gatherMs: number): number {
	const times = watched.map(({ nextMs }) => nextMs);
	const firstMs = times.reduce((least, time) => Math.min(least, time), Infinity);
	return times.reduce((last, time) => (time <= firstMs + gatherMs ? Math.max(last, time) : last), firstMs);
}

/** The outcome of an item after one more response about it; undefined where it is asked about again. */
function decide<Message extends Patience>(
	entry: Timed<Message>,
	outcome: Outcome,
	{ mayPass = isRetryable, tooLate, leastPauseMs = 0, lastAsksMore = false }: Watching<Message>,
): Outcome | undefined {
	const { message, deadlineMs } = entry;
	if (outcome.outcome === 'accepted') entry.told = outcome.json;
	const isDecided =
		outcome.outcome === 'accepted'
			? outcome.json.final === true
			: outcome.outcome === 'rejected' && !mayPass(outcome.reason);
	if (message.maxWaitMs === undefined || isDecided) return outcome;
	const nowMs = performance.now();
	if (entry.isLast || (nowMs >= deadlineMs && !lastAsksMore)) return tooLate(entry, outcome);
	const nextMs = nowMs + entry.pauseMs;
	// The last question is asked when the time is over.
	entry.nextMs = deadlineMs - nextMs < leastPauseMs ? Math.max(deadlineMs, nowMs + leastPauseMs) : nextMs;
	entry.pauseMs = Math.min(entry.pauseMs * 2, message.pollIntervalMs);
	return undefined;
}

function isRetryable({ retryable }: Reason): boolean {
	return retryable === true;
}

/** Whether the pause ended by itself and not by cancelling. */
async function waited(run: Pick<Run, 'wait'>, ms: number): Promise<boolean> {
	return await run.wait(Math.ceil(ms)).then(
		() => true,
		() => false,
	);
}
