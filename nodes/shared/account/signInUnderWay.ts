import type { CredentialFields } from '../contract/credential';
import type { Failure } from '../contract/failure';

/** What a sign-in came to: the fields that n8n is about to store, or why there are none. */
export type SignedIn = { fields: CredentialFields } | { failure: Failure };

/** A sign-in of one run that others with the same account wait for. */
export interface SignInUnderWay {
	/** Whose it is: a failure is the owner's own, to everybody else it says no more than "try again". */
	owner: object;
	result: Promise<SignedIn>;
}

/**
 * Makes the owner's next exchange the account's sign-in. n8n neither coalesces sign-ins (F8) nor keeps executions of one
 * process apart, so the first request that needs a token signs in and the others wait for it. This is a lock, not a
 * cache: the token itself is kept by n8n, where other processes find it too.
 *
 * @returns `tell` what it came to, once that is known, and `end` when n8n has stored the token: who comes in between is told
 *   too, or would find nothing in the store
 */
export function beginSignIn(
	account: { signIn: SignInUnderWay | undefined },
	owner: object,
): { tell(result: SignedIn): void; end(): void } {
	let tell: (result: SignedIn) => void = () => {};
	const own: SignInUnderWay = { owner, result: new Promise((resolve) => (tell = resolve)) };
	account.signIn = own;
	return {
		tell,
		end: () => {
			if (account.signIn === own) account.signIn = undefined;
		},
	};
}
