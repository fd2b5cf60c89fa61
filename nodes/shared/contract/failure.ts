import type { Reason } from './outcome';

/** Why an attempt brought no verdict about its messages. The union lists everything that `decideRetry` distinguishes. */
export type Failure =
	/** Nothing left this machine: no connection, no name, no TLS session. `signIn`: the sign-in could not be made. */
	| { kind: 'neverSent'; reason: Reason; certificate?: boolean; signIn?: boolean }
	/**
	 * Executed nothing, and nothing else of this run would be: the platform refuses the caller, or the sign-in.
	 * `diagnose`: the platform can tell more about it. `final`: also where it accepted earlier calls, because a quota was
	 * used up meanwhile. `doubtful`: it may not be the platform that said so but something on the way, a firewall for
	 * instance, which dislikes this one request.
	 */
	| { kind: 'denied'; reason: Reason; diagnose?: boolean; final?: boolean; doubtful?: boolean }
	/** Executed nothing, and a new token or signature would be accepted. */
	| { kind: 'tokenExpired'; reason: Reason }
	/**
	 * Executed nothing, and may be sent again after a while. `signIn`: said of the sign-in. `tooMany`: there were too many
	 * requests at once or in a window, so that fewer must be sent.
	 */
	| { kind: 'busy'; reason: Reason; retryAfterMs?: number; signIn?: boolean; tooMany?: boolean }
	/** The request left and no usable response came: it may have been executed. */
	| { kind: 'unknown'; reason: Reason };

/** Why a sign-in brought no token; the call that needed it never leaves. */
export type SignInFailure = Extract<Failure, { kind: 'denied' | 'neverSent' | 'busy' }>;

/** Whether the same request may go through later, without anybody changing anything. */
export function passes(failure: Failure): boolean {
	if (failure.kind === 'neverSent') return failure.certificate !== true;
	return (
		failure.kind === 'busy' ||
		(failure.kind === 'denied' && (failure.final === true || failure.reason.retryable === true))
	);
}

/** Whether a message whose last attempt failed like this may have been executed. */
export function mayHaveBeenExecuted(failure: Failure): boolean {
	return failure.kind === 'unknown';
}
