import type { Answered, Refused } from '../contract/judgement';
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
}

/**
 * The part of one run in what a request came to. A refusal is divided by run before anything else, so that no text about
 * other people's messages reaches anybody; what concerns the request as a whole is told without the platform's words.
 */
export function partOf<Result>(
	verdict: Answered<Result> | Refused | 'notStarted',
	{ from, count, isShared, mayHaveBeenExecuted, secrets }: Share,
): Part<Result> {
	if (verdict === 'notStarted') return { kind: 'notSent' };
	if (!isShared) return { kind: 'verdict', verdict, mayHaveBeenExecuted, secrets };
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
	return { kind: 'verdict', verdict: { kind: 'answered', outcomes }, mayHaveBeenExecuted, secrets };
}

const noResult = unknown({ message: 'The response contains no result for this item' });

/** A page may echo the request, and so the messages of others. */
function withoutWords({ message, todo, code, httpStatus, retryable }: Reason): Reason {
	return { message, todo, code, httpStatus, retryable };
}
