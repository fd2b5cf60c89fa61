import type { Failure } from '../../shared/contract/failure';
import type { Reason } from '../../shared/contract/outcome';

/** The likeliest reason why the SOAP API does not respond, so it is said first (Marketo developer documentation, "SOAP API FAQ"). */
export function withRemoval({ message, todo = '', ...rest }: Reason): Reason {
	const move = "Set 'API' in the node to REST and choose a Marketo API credential.";
	return { ...rest, message: `${removed}. ${message}`, todo: `${move} ${todo}`.trim() };
}

export const removed = "Adobe removed Marketo's SOAP API as of 2026-07-31";

/** A connection that fails. What this machine refuses, such as a certificate, has reasons of its own. */
export function withRemovalOf<Kind extends Failure>(failure: Kind): Kind {
	const isTheirs = failure.kind === 'unknown' || (failure.kind === 'neverSent' && failure.certificate !== true);
	return isTheirs ? { ...failure, reason: withRemoval(failure.reason) } : failure;
}
