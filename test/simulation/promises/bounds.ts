import type { RequestRecord } from '../history';
import { knownBreaks } from '../knownBreaks';
import type { Fault } from '../network/faults';
import { senderOf } from '../senders';
import type { PlannedExecution } from '../scenario';
import { seenRuns, type Played, type Promised } from './promise';

const defaults = { concurrency: 5, maxTries: 3, timeout: 75_000 };
/** Attempts of *Retry On Fail* at most. */
const MOST_NODE_TRIES = 5;
/** All waits of one call stay below this, and each is held for a minute at most (`delivery/decideRetry`). */
const LONGEST_CALL_WAIT_MS = 240_000;
/** Calls of a sign-in, each with the limit of a call. */
const SIGN_IN_CALLS = 3;
/** A look-up page, a diagnosis and the like beside the calls. */
const FURTHER_CALLS = 30;

/** Every message may be alone in the end, on the way there each call was halved; look-ups come before. */
function mostCalls({ items }: PlannedExecution): number {
	return items.length * 3 + FURTHER_CALLS;
}

function triesOf(plan: PlannedExecution): number {
	return (plan.options.maxTries ?? defaults.maxTries) * MOST_NODE_TRIES;
}

/** The number of requests follows from the number of items. */
export const requestsBounded: Promised = {
	promise: 'The number of requests is bounded',
	broken: (played) =>
		played.scenario.executions.flatMap((plan, index) => {
			const most = mostCalls(plan) * triesOf(plan) * (senderOf(plan.sender).readsOnly ? 20 : 1);
			const epoch = played.history.lastEpoch.get(index);
			const own = played.history.requests.filter((made) => made.execution === index && made.epoch === epoch);
			return own.length > most
				? [`execution ${index} (${plan.sender}): ${own.length} requests, more than ${most}`]
				: [];
		}),
};

/** So does the time, whatever hosts do. */
export const waitingBounded: Promised = {
	promise: 'The time that a run takes is bounded',
	broken: (played) =>
		seenRuns(played).flatMap(({ plan, run, name }) => {
			const { timeout = defaults.timeout, perSeconds = 60 } = plan.options;
			const callMs = (timeout + 1000) * (SIGN_IN_CALLS + 1) + perSeconds * 1000;
			const mostMs = mostCalls(plan) * MOST_NODE_TRIES * (triesOf(plan) * callMs + LONGEST_CALL_WAIT_MS);
			const tookMs = (run.endMs ?? Infinity) - run.startMs;
			return tookMs > mostMs ? [`${name} took ${tookMs} ms, more than ${mostMs}`] : [];
		}),
};

/** Requests made within each attempt; sign-ins and the question for the caller's address do not count. */
function perAttempt(played: Played, look: (plan: PlannedExecution, requests: RequestRecord[]) => string[]): string[] {
	return seenRuns(played).flatMap(({ index, plan, run, name }) => {
		// Tool calls that run at once are runs of their own with one record.
		if (plan.tool === 'atOnce') return [];
		return run.attempts.flatMap(({ startMs, endMs }) => {
			const made = played.history.requests.filter(
				(request) =>
					request.execution === index &&
					request.epoch === run.epoch &&
					!request.signIn &&
					!request.url.endsWith('/r/test') &&
					request.startMs >= startMs &&
					request.startMs < endMs,
			);
			return look(plan, made).map((why) => `${name}: ${why}`);
		});
	});
}

/** `maxRequests` in `perSeconds`, counted where the platform counts: on arrival. */
export const paceKept: Promised = {
	promise: 'The pace is never exceeded',
	broken: (played) =>
		perAttempt(played, (plan, requests) => {
			const own = senderOf(plan.sender).pace?.(plan.way);
			const most = plan.options.maxRequests ?? own?.maxRequests ?? 0;
			const windowMs = (plan.options.perSeconds ?? own?.perSeconds ?? 20) * 1000;
			if (most === 0) return [];
			const arrivals = requests.flatMap(({ arrivedMs }) => arrivedMs ?? []).sort((a, b) => a - b);
			const over = arrivals.find((arrivedMs, place) => (arrivals[place + most] ?? Infinity) - arrivedMs < windowMs);
			return over === undefined ? [] : [`more than ${most} requests in ${windowMs} ms from ${over} ms`];
		}),
};

/** `concurrency`. */
export const concurrencyKept: Promised = {
	promise: 'No more calls are in flight than allowed',
	broken: (played) =>
		perAttempt(played, (plan, requests) => {
			const most = plan.options.concurrency ?? defaults.concurrency;
			const inFlight = (nowMs: number): number =>
				requests.filter(({ startMs, endMs = Infinity }) => startMs <= nowMs && nowMs < endMs).length;
			const over = requests.find(({ startMs }) => inFlight(startMs) > most);
			return over ? [`${inFlight(over.startMs)} calls in flight at ${over.startMs} ms`] : [];
		}),
};

/** Calls that may still begin before a refusal that stays is taken for one. */
const FEW_CALLS = 5;

/** What every request of an attempt meets is about the account, so the attempt ends soon. */
export const lastingRefusalEnds: Promised = {
	promise: 'A refusal that stays ends the run after a few requests',
	broken: (played) =>
		knownBreaks.lastingRefusals
			? []
			: perAttempt(played, (plan, requests) => {
					const refused = requests.filter(({ fault }) => fault && staysRefused(fault));
					const { concurrency = defaults.concurrency, maxTries = defaults.maxTries } = plan.options;
					const most = concurrency * maxTries + FEW_CALLS;
					const all = refused.length === requests.length && !senderOf(plan.sender).readsOnly;
					return all && refused.length > most ? [`${refused.length} requests met the same refusal`] : [];
				}),
};

function staysRefused(fault: Fault): boolean {
	if (fault.kind === 'page') return fault.status === 429 || fault.status === 503;
	return fault.kind === 'says' && ['quota', 'busy', 'refused'].includes(fault.what);
}
