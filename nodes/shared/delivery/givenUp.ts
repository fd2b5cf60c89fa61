import { mayHaveBeenExecuted, passes, type Failure } from '../contract/failure';
import type { Answered } from '../contract/judgement';
import { rejected, unknown, type Reason } from '../contract/outcome';
import type { Call } from './group';

export const cancelledReason: Reason = { message: 'The execution was cancelled before the request was repeated' };

/** What a call came to that no attempt is left for: one reason stands for all its messages. */
export function giveUp({ entries }: Call<unknown>, failure: Failure): Answered<never> {
	const outcome = mayHaveBeenExecuted(failure) ? unknown(failure.reason) : rejected(withRetryable(failure));
	return { kind: 'answered', outcomes: entries.map(() => outcome), gaveUp: true };
}

/** The reason of a failure, which says where the same request may go through later. */
export function withRetryable(failure: Failure): Reason {
	return passes(failure) ? { ...failure.reason, retryable: true } : failure.reason;
}

/** Whether the sign-in failed, and the request itself never left. */
export function isSignIn(failure: Failure): boolean {
	return 'signIn' in failure && failure.signIn === true;
}

/** Whether the platform turned a call away for a while; a busy sign-in is told apart, it has limits of its own. */
export function isBusy(failure: Failure): failure is Extract<Failure, { kind: 'busy' }> {
	return failure.kind === 'busy' && !failure.signIn;
}

/** Whether a sign-in failed that may work in a moment. */
export function isPassingSignIn(failure: Failure): boolean {
	return isSignIn(failure) && passes(failure);
}

/** Why an account is closed: what other executions may hear too, so none of the platform's words about this call. */
export function closedReason({ message, todo, code, httpStatus }: Reason, pauseMs: number): Reason {
	const until = new Date(Date.now() + pauseMs).toISOString().slice(0, 16).replace('T', ' ');
	return {
		...{ todo, code, httpStatus, retryable: true },
		message: `${message}. It asks for a pause until ${until} UTC`,
	};
}
