import type { Attempts } from '../contract/attempts';
import type { Answered, Refused, TurnedAway } from '../contract/judgement';
import { unknown, type Outcome, type Reason } from '../contract/outcome';

/** What a shared request means for the messages of one run. */
export type Part<Result> =
	/** They did not travel, because the run was cancelled or halted before. */
	| { kind: 'notSent' }
	/** The request was refused, and executed nothing: each run sends its own again, apart from the others. */
	| { kind: 'apart'; mayHaveBeenExecuted: boolean; secrets: ReadonlySet<string> }
	| {
			kind: 'verdict';
			verdict: Answered<Result> | Refused;
			mayHaveBeenExecuted?: boolean;
			/** The attempts so far, which count for messages that are sent again. */
			attempts?: Attempts;
			/** What the response may echo besides the run's own secrets. */
			secrets?: ReadonlySet<string>;
	  };

/** Whose part it is. */
export interface Share {
	/** The place of the run's first message in the request. */
	from: number;
	count: number;
	/** Whether others travelled along, who must not hear of each other. */
	isShared: boolean;
	mayHaveBeenExecuted: boolean;
	secrets: ReadonlySet<string>;
	attempts?: Attempts;
}

/**
 * The part of one run in what a request came to. A refusal is divided by run before anything else, so that no text about
 * other people's messages reaches anybody; what concerns the request as a whole is told without the platform's words.
 */
export function partOf<Result>(
	verdict: Answered<Result> | Refused | 'notStarted',
	{ from, count, isShared, mayHaveBeenExecuted, secrets, attempts }: Share,
): Part<Result> {
	if (verdict === 'notStarted') return { kind: 'notSent' };
	if (!isShared) return { kind: 'verdict', verdict, mayHaveBeenExecuted, secrets, attempts };
	if (verdict.kind === 'refused') {
		if (!verdict.indivisible) return { kind: 'apart', mayHaveBeenExecuted, secrets };
		const reason = withoutWords(verdict.reason);
		return { kind: 'verdict', verdict: { kind: 'refused', reason, indivisible: true }, mayHaveBeenExecuted };
	}
	const own = (outcome: Outcome<Result>): Outcome<Result> => {
		const isAboutAll = verdict.gaveUp === true || outcome.outcome === 'unknown';
		return outcome.outcome !== 'accepted' && isAboutAll
			? { ...outcome, reason: withoutWords(outcome.reason) }
			: outcome;
	};
	const outcomes = Array.from({ length: count }, (_, place) => own(verdict.outcomes[from + place] ?? noResult));
	const turnedAway = verdict.turnedAway && ownOf(verdict.turnedAway, from, count);
	return {
		...{ kind: 'verdict', verdict: { kind: 'answered', outcomes, turnedAway }, mayHaveBeenExecuted, secrets },
		// Each run goes on alone, and counts for itself from here on.
		attempts: attempts && { ...attempts },
	};
}

/** The places of one run's messages among those that were turned away, counted from its first. */
function ownOf({ positions, ...others }: TurnedAway, from: number, count: number): TurnedAway | undefined {
	const own = positions.map((position) => position - from).filter((place) => place >= 0 && place < count);
	return own.length > 0 ? { ...others, positions: own } : undefined;
}

const noResult = unknown({ message: 'The response contains no result for this item' });

/** A page may echo the request, and so the messages of others. */
function withoutWords({ message, todo, code, httpStatus, retryable }: Reason): Reason {
	return { message, todo, code, httpStatus, retryable };
}
