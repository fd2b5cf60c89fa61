import type { Failure } from '../contract/failure';
import type { Answered, Judgement, Refused } from '../contract/judgement';

type Busy = Extract<Failure, { kind: 'busy' }>;

/** What a response means that turned every message away, one by one: the same as one that turned the call away. */
export function wholeOrPart<Result>(judgement: Judgement<Result>): Judgement<Result> {
	if (judgement.kind !== 'answered' || judgement.turnedAway?.positions.length !== judgement.outcomes.length) {
		return judgement;
	}
	return busyWith(judgement) ?? judgement;
}

/** Why some messages of a call were turned away, as the failure that decides about repeating them. */
export function busyWith<Result>(judgement: Answered<Result> | Refused): Busy | undefined {
	if (judgement.kind !== 'answered' || !judgement.turnedAway) return undefined;
	const { positions, retryAfterMs, tooMany } = judgement.turnedAway;
	const outcome = judgement.outcomes[positions[0] ?? -1];
	if (!outcome || outcome.outcome === 'accepted') return undefined;
	// The details are this one message's own.
	return { kind: 'busy', reason: { ...outcome.reason, details: undefined }, retryAfterMs, tooMany };
}
