import { accountKey } from '../accounts';
import type { RequestRecord } from '../history';
import type { Fault } from '../network/faults';
import { nodeIdOf } from '../keys';
import { senderOf } from '../senders';
import type { PlannedExecution } from '../scenario';
import { optionsOf } from '../options';
import { isObject } from '../platforms/platform';
import { itemsOf, seenRuns, type Played, type Promised } from './promise';

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
	return optionsOf(plan).maxTries * MOST_NODE_TRIES;
}

function mostCallsInAll(plan: PlannedExecution): number {
	return mostCalls(plan) * triesOf(plan) * (senderOf(plan.sender).readsOnly ? 20 : 1);
}

/** Whose messages an execution may send: its own, and those that travel with them. */
function carriedPlans({ scenario }: Played, plan: PlannedExecution): PlannedExecution[] {
	return optionsOf(plan).batchWindow > 0 ? scenario.executions : [plan];
}

/** The number of requests follows from the number of items. */
export const requestsBounded: Promised = {
	promise: 'The number of requests is bounded',
	broken: (played) =>
		played.scenario.executions.flatMap((plan, index) => {
			const most = carriedPlans(played, plan).reduce((sum, other) => sum + mostCallsInAll(other), 0);
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
			const awaited = awaitedPlans(played, plan);
			const mostMs = awaited.reduce((sum, other) => sum + mostMsOf(other), 0);
			const tookMs = (run.endMs ?? Infinity) - run.startMs;
			// Runs of an account wait for each other.
			return tookMs > mostMs * played.scenario.executions.length
				? [`${name} took ${tookMs} ms, more than ${mostMs}`]
				: [];
		}),
};

function mostMsOf(plan: PlannedExecution): number {
	const { timeout, perSeconds, batchWindow } = optionsOf(plan);
	const callMs = (timeout + 1000) * (SIGN_IN_CALLS + 1) + perSeconds * 1000 + batchWindow;
	return mostCalls(plan) * MOST_NODE_TRIES * (triesOf(plan) * callMs + LONGEST_CALL_WAIT_MS);
}

/** The executions whose messages one may wait for at their own pace: itself, and those that send for the same keys. */
function awaitedPlans({ scenario }: Played, plan: PlannedExecution): PlannedExecution[] {
	if (plan.keys !== 'shared') return [plan];
	return scenario.executions.filter((other) => other.keys === 'shared' && nodeIdOf(other) === nodeIdOf(plan));
}

/** Requests made within each attempt; sign-ins and the question for the caller's address do not count. */
function perAttempt(played: Played, look: (plan: PlannedExecution, requests: RequestRecord[]) => string[]): string[] {
	return seenRuns(played).flatMap(({ index, plan, run, name }) => {
		// Tool calls that run at once are runs of their own with one record; shared requests are somebody else's too.
		if (plan.tool === 'atOnce' || optionsOf(plan).batchWindow > 0) return [];
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

/** Calls that are turned away to their last attempt before the run asks no more (`delivery/sender`). */
const TURNED_AWAY_CALLS = 3;

/** What every call of an attempt meets is about the account, so the attempt ends soon: in flight are those of each worker. */
export const lastingRefusalEnds: Promised = {
	promise: 'A refusal that stays ends the run after a few requests',
	broken: (played) =>
		perAttempt(played, (plan, requests) => {
			if (senderOf(plan.sender).readsOnly || !requests.every(({ fault }) => fault && turnsAway(fault))) return [];
			const { concurrency, maxTries } = optionsOf(plan);
			const isLong = requests.every(({ fault }) => fault && asksForLong(fault));
			const most = isLong ? concurrency : (TURNED_AWAY_CALLS + concurrency - 1) * maxTries;
			return requests.length > most ? [`${requests.length} requests were turned away, more than ${most}`] : [];
		}),
};

/** The user is told that the same items may simply be sent again. */
export const turnedAwayIsRetryable: Promised = {
	promise: 'What was turned away for now may be sent again, and says so',
	broken: (played) =>
		seenRuns(played).flatMap((seen) => {
			const { index, plan, run, name } = seen;
			const cancelled = played.history.cancelledMs;
			if (plan.tool !== 'no' || cancelled.has(index)) return [];
			const last = run.attempts.at(-1);
			if (!last || run.attempts.length > 1) return [];
			const key = accountKey(played.scenario, plan);
			// A look-up does not show for whom it asks. One that lost its riders by cancelling was its own execution's alone.
			const mayBeShared = ({ execution, riders, account }: RequestRecord): boolean =>
				riders.size === 0 && account === key && !cancelled.has(execution);
			const own = played.history.requests.filter(
				(request) =>
					(request.execution === index || request.riders.has(index) || mayBeShared(request)) &&
					request.epoch === run.epoch &&
					request.startMs >= run.startMs,
			);
			// What never arrived was not turned away by the platform.
			const isOther = ({ fault, arrivedMs }: RequestRecord): boolean =>
				arrivedMs === undefined || !fault || !turnsAway(fault);
			if (own.some((request) => (request.signIn ? request.fault : isOther(request)))) return [];
			if (played.history.excusedExecutions.has(index) && !own.some(({ signIn }) => !signIn)) return [];
			return itemsOf(seen).flatMap(({ mark, item, outcome }) => {
				const planned = plan.items.find(({ who }) => mark === `e${index}w${who}`);
				const details = item?.json.details;
				if (planned?.fate !== 'good' || outcome !== 'rejected' || !isObject(details)) return [];
				return details.retryable === true ? [] : [`${name}, ${mark}: ${JSON.stringify(item?.json)}`];
			});
		}),
};

/** A call that is refused in the same words for every part costs about as many requests as it can be halved, twice. */
export const dividingEnds: Promised = {
	promise: 'A refusal that all parts of a call repeat ends the dividing',
	broken: (played) =>
		perAttempt(played, (plan, requests) => {
			const marks = new Set(plan.items.map(({ who }) => who));
			const isRefused = ({ fault }: RequestRecord): boolean => fault?.kind === 'says' && fault.what === 'refused';
			if (marks.size !== plan.items.length || !requests.every(isRefused)) return [];
			const roots = rootsOf(requests);
			// Who is done with a call of its own divides another one together with its sender, and learns of its parts late.
			const helpers = Math.min(optionsOf(plan).concurrency, roots.length) - 1;
			return roots.flatMap(({ size, count }) => {
				const most = 3 * Math.ceil(Math.log2(size)) + 3 + 3 * helpers;
				return count > most ? [`${count} requests for a call of ${size}, more than ${most}`] : [];
			});
		}),
};

/** The calls that were not part of an earlier one: how many messages they had, and how many requests they came to. */
function rootsOf(requests: readonly RequestRecord[]): Array<{ size: number; count: number }> {
	const roots: Array<{ size: number; count: number; marks: ReadonlySet<string> }> = [];
	for (const { marks = [] } of requests) {
		const [first] = marks;
		if (first === undefined) continue;
		const root = roots.find((candidate) => candidate.marks.has(first));
		if (root) root.count += 1;
		else roots.push({ size: marks.length, count: 1, marks: new Set(marks) });
	}
	return roots;
}

function turnsAway(fault: Fault): boolean {
	if (fault.kind === 'page') return fault.status === 429 || fault.status === 503;
	return fault.kind === 'says' && ['quota', 'busy'].includes(fault.what);
}

/** Whether a pause is asked for that nobody waits for. */
function asksForLong(fault: Fault): boolean {
	return (fault.kind === 'page' || fault.kind === 'says') && Number(fault.retryAfter) > 60;
}
