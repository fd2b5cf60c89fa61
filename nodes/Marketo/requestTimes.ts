import type { Judgement } from '../shared/contract/judgement';

/**
 * When each call was made first, for results that are asked about later: what came of a request happened after that.
 * A call's attempts carry the same messages.
 */
export class RequestTimes {
	private readonly times = new WeakMap<object, string>();

	/** Notes that a call with these messages leaves now, unless an earlier attempt of it did. */
	note(messages: readonly object[]): void {
		const [first] = messages;
		if (first && !this.times.has(first)) this.times.set(first, new Date().toISOString());
	}

	/** The judgement of a call with these messages, with the time at which it was made in what was accepted. */
	stamp(judgement: Judgement, [first]: readonly object[]): Judgement {
		if (judgement.kind !== 'answered') return judgement;
		const requestedAt = (first && this.times.get(first)) ?? new Date().toISOString();
		return {
			...judgement,
			outcomes: judgement.outcomes.map((outcome) => {
				if (outcome.outcome !== 'accepted') return outcome;
				const { accepted, recipient, ...others } = outcome.json;
				return { ...outcome, json: { accepted, recipient, requestedAt, ...others } };
			}),
		};
	}
}
