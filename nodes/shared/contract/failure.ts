import type { Reason } from './outcome';

/** Why a try brought no verdict about its messages. The union lists everything that `decideRetry` distinguishes. */
export type Failure =
	/** Nothing left this machine: no connection, no name, no TLS session. */
	| { kind: 'neverSent'; reason: Reason; certificate?: boolean; logon?: boolean }
	/** The log-on was refused for good, so the call never left. */
	| { kind: 'denied'; reason: Reason }
	/** The platform read no further than the token or signature. */
	| { kind: 'tokenExpired'; reason: Reason }
	/** The platform turned the call away unexecuted. */
	| { kind: 'busy'; reason: Reason; retryAfterMs?: number; logon?: boolean }
	/** The request left and no usable answer came. */
	| { kind: 'unknown'; reason: Reason };

/** Whether a message whose last try failed like this may have been executed. */
export function mayHaveBeenExecuted(failure: Failure): boolean {
	return failure.kind === 'unknown';
}
