import type { Fault } from '../network/faults';
import { seenRuns, type Promised } from './promise';

/** Sign-ins of an attempt whose tokens nobody refused. */
const MOST_SIGN_INS = 3;
/** How long a token lives at least whose life the platform tells. */
const SHORTEST_LIFE_MS = 3_600_000;

/** A platform that does not tell how long its token lives is no reason to ask for one with every call. */
export const fewSignIns: Promised = {
	promise: 'A token without a life of its own is used until it is refused',
	broken: (played) => {
		return seenRuns(played).flatMap(({ index, plan, run, name }) => {
			if (plan.tool !== 'no') return [];
			return run.attempts.flatMap(({ startMs, endMs }) => {
				const made = played.history.requests.filter(
					(request) => request.execution === index && request.startMs >= startMs && request.startMs < endMs,
				);
				if (made.some(({ fault }) => fault && !isLifeless(fault))) return [];
				const signIns = made.filter(({ signIn }) => signIn);
				const most = MOST_SIGN_INS + Math.floor((endMs - startMs) / SHORTEST_LIFE_MS);
				return signIns.some(({ fault }) => fault) && signIns.length > most
					? [`${name}: ${signIns.length} sign-ins`]
					: [];
			});
		});
	},
};

/** A stored token counts for the values it was acquired with, and for no others. */
export const ownTokens: Promised = {
	promise: 'A token is used with the values only that it was acquired with',
	broken: ({ history }) => history.foreignTokens,
};

function isLifeless(fault: Fault): boolean {
	return fault.kind === 'token' && !fault.useless && !(Number(fault.seconds) > 0);
}
