import { accountKey } from '../accounts';
import type { RequestRecord } from '../history';
import type { Fault } from '../network/faults';
import { optionsOf } from '../options';
import type { Scenario } from '../scenario';
import { seenRuns, type Played, type Promised } from './promise';

/** The longest pause that executions are held for, in seconds. */
const LONGEST_WAIT_S = 60;

/** Rule 14: `maxRequests` in `perSeconds` over all runs of a process, counted where the platform counts: on arrival. */
export const paceKept: Promised = {
	promise: 'The pace of an account is never exceeded',
	broken: (played) =>
		accountsOf(played).flatMap(({ account, requests }) => {
			const { scenario } = played;
			return limitsIn(scenario, account).flatMap(({ maxRequests: most, perSeconds }) => {
				const windowMs = perSeconds * 1000;
				// Each run counts everybody's requests against its own limits; those with a laxer one may add to that.
				const strict = requests.filter(({ execution }) => {
					const own = paceOf(scenario, execution);
					return own.maxRequests > 0 && own.maxRequests <= most && own.perSeconds >= perSeconds;
				});
				const arrivals = strict.flatMap(({ arrivedMs }) => arrivedMs ?? []).sort((a, b) => a - b);
				const over = arrivals.find((arrivedMs, place) => (arrivals[place + most] ?? Infinity) - arrivedMs < windowMs);
				return over === undefined ? [] : [`${account}: more than ${most} requests in ${windowMs} ms from ${over} ms`];
			});
		}),
};

/** `concurrency`, which Marketo counts over all runs. */
export const sharedConcurrencyKept: Promised = {
	promise: 'No more calls are in flight for a Marketo subscription than allowed',
	broken: (played) =>
		accountsOf(played).flatMap(({ account, requests }) => {
			if (!account.startsWith('Marketo')) return [];
			const limits = requests.map(({ execution }) => paceOf(played.scenario, execution).concurrency);
			return [...new Set(limits)].flatMap((most) => {
				const strict = requests.filter(({ execution }) => paceOf(played.scenario, execution).concurrency <= most);
				return overIn(strict, most).map((why) => `${account}: ${why}`);
			});
		}),
};

/** `concurrency`, which all other platforms have for each run. */
export const concurrencyKept: Promised = {
	promise: 'No more calls are in flight than allowed',
	broken: (played) =>
		seenRuns(played).flatMap(({ index, plan, run, name }) => {
			// Tool calls that run at once are runs of their own with one record.
			if (plan.tool === 'atOnce') return [];
			return run.attempts.flatMap(({ startMs, endMs }) => {
				const own = counted(played).filter(
					(made) =>
						made.execution === index && made.epoch === run.epoch && made.startMs >= startMs && made.startMs < endMs,
				);
				return overIn(own, optionsOf(plan).concurrency).map((why) => `${name}: ${why}`);
			});
		}),
};

/** Rule 5: a pause that nobody is held for turns away everybody. */
export const longPauseKept: Promised = {
	promise: 'A pause of more than a minute turns away all requests of the account until it is over',
	broken: (played) =>
		accountsOf(played).flatMap(({ account, requests }) =>
			requests.flatMap(({ number, fault, status, endMs }) => {
				const pauseMs = fault && status !== undefined ? longPauseMs(fault) : 0;
				if (pauseMs === 0 || endMs === undefined) return [];
				// One whose sign-in was under way had begun before: n8n sends it as soon as it has signed in.
				const hadBegun = ({ execution, startMs }: RequestRecord): boolean =>
					played.history.requests.some(
						(made) =>
							made.signIn && made.execution === execution && made.startMs <= endMs && startMs - (made.endMs ?? 0) <= 10,
					);
				const early = requests.filter(
					(made) => made.startMs > endMs && made.startMs < endMs + pauseMs && !hadBegun(made),
				);
				return early.map((made) => `${account}: request ${made.number}, ${made.startMs - endMs} ms after ${number}`);
			}),
		),
};

/** How long a platform wants to be left in peace, where that is too long to wait for. */
function longPauseMs(fault: Fault): number {
	const isBusy =
		fault.kind === 'says'
			? fault.what === 'busy'
			: fault.kind === 'page' && (fault.status === 429 || fault.status === 503);
	const seconds = isBusy && 'retryAfter' in fault ? Number(fault.retryAfter) : 0;
	return seconds > LONGEST_WAIT_S ? seconds * 1000 : 0;
}

/** The first moment at which too many are in flight. */
function overIn(requests: readonly RequestRecord[], most: number): string[] {
	const inFlight = (nowMs: number): number =>
		requests.filter(({ startMs, endMs = Infinity }) => startMs <= nowMs && nowMs < endMs).length;
	const over = requests.length > most ? requests.find(({ startMs }) => inFlight(startMs) > most) : undefined;
	return over ? [`${inFlight(over.startMs)} calls in flight at ${over.startMs} ms`] : [];
}

/** Requests that count: sign-ins and the question for the caller's address do not. */
function counted({ history }: Played): RequestRecord[] {
	return history.requests.filter(({ signIn, url }) => !signIn && !url.endsWith('/r/test'));
}

/** The requests of each account of each process. */
function accountsOf(played: Played): Array<{ account: string; requests: RequestRecord[] }> {
	const groups = new Map<string, { account: string; requests: RequestRecord[] }>();
	for (const request of counted(played)) {
		const { account, epoch } = request;
		const key = `${account} ${epoch}`;
		const group = groups.get(key) ?? { account, requests: [] };
		groups.set(key, group);
		group.requests.push(request);
	}
	return [...groups.values()];
}

/** The different limits that runs have with an account. */
function limitsIn(scenario: Scenario, account: string): Array<{ maxRequests: number; perSeconds: number }> {
	const limits = scenario.executions
		.filter((plan) => accountKey(scenario, plan) === account)
		.map((plan) => optionsOf(plan))
		.filter(({ maxRequests }) => maxRequests > 0);
	return [...new Map(limits.map((own) => [`${own.maxRequests} ${own.perSeconds}`, own])).values()];
}

function paceOf({ executions }: Scenario, execution: number): ReturnType<typeof optionsOf> {
	const plan = executions[execution];
	if (!plan) throw new Error(`The scenario has no execution ${execution}`);
	return optionsOf(plan);
}
