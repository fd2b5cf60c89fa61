import type { Failure } from '../contract/failure';
import type { Reason } from '../contract/outcome';

/** Calls that a sign-in makes at most, each with the limit of a call, before the call itself begins. */
const LONGEST_SIGN_IN_CALLS = 3;

/** The limits of a request, before which n8n may have to sign in. */
export function limitsOf(timeoutMs: number, signsIn: boolean): { timeoutMs: number; deadlineMs: number } {
	return { timeoutMs, deadlineMs: timeoutMs * (signsIn ? LONGEST_SIGN_IN_CALLS + 1 : 1) };
}

/** The context of a run, for a request that ends by a signal of its own. */
export function cancelledBy<Context extends object>(context: Context, cancel: AbortSignal | undefined): Context {
	const scoped: Context = Object.create(context, { getExecutionCancelSignal: { value: () => cancel } });
	return scoped;
}

/** What it means that a request which needed a sign-in brought no response: the request itself never left. */
export function asSignInFailure({ reason }: Failure): Failure {
	return {
		kind: 'neverSent',
		signIn: true,
		reason: { message: reason.message, todo: 'Check the address and the network.' },
	};
}

export const cancelledReason: Reason = { message: 'The execution was cancelled while it waited for a sign-in' };
export const notSignedIn: Reason = { message: 'The sign-in could not be made' };
