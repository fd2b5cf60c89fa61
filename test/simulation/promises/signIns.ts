import { knownBreaks } from '../knownBreaks';
import type { Fault } from '../network/faults';
import { seenRuns, type Promised } from './promise';

/** Sign-ins of an attempt whose tokens nobody refused. */
const MOST_SIGN_INS = 3;

/** A platform that does not tell how long its token lives is no reason to ask for one with every call. */
export const fewSignIns: Promised = {
	promise: 'A token without a life of its own is used until it is refused',
	broken: (played) => {
		if (knownBreaks.lifelessTokens) return [];
		return seenRuns(played).flatMap(({ index, plan, run, name }) => {
			if (plan.tool !== 'no') return [];
			return run.attempts.flatMap(({ startMs, endMs }) => {
				const made = played.history.requests.filter(
					(request) => request.execution === index && request.startMs >= startMs && request.startMs < endMs,
				);
				if (made.some(({ fault }) => fault && !isLifeless(fault))) return [];
				const signIns = made.filter(({ signIn }) => signIn);
				return signIns.some(({ fault }) => fault) && signIns.length > MOST_SIGN_INS
					? [`${name}: ${signIns.length} sign-ins`]
					: [];
			});
		});
	},
};

function isLifeless(fault: Fault): boolean {
	return fault.kind === 'token' && !fault.useless && !(Number(fault.seconds) > 0);
}
