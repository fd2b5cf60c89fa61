import type { CredentialFields } from '../contract/credential';
import type { SignInFailure } from '../contract/failure';

/** A request of a node that n8n may have to sign in for. */
export interface SignInDelivery {
	/** The limit of each call of the sign-in, in milliseconds. */
	readonly timeoutMs: number;
	/** Given when the execution is cancelled. */
	readonly cancel?: AbortSignal;
	/** What the sign-in came to, where it was refused. */
	failure?: SignInFailure;
	/** Told of the new token before the request that needed it leaves. */
	onSignedIn?(token: CredentialFields): void;
}

/**
 * The requests under way, by the very credential object that each of them gave to n8n, which hands it on to
 * `preAuthentication` (both in n8n 1 and 2). This is the one way back from a sign-in: n8n 1 wraps what
 * `preAuthentication` throws without its cause, so that only the text would come back.
 */
const deliveries = new WeakMap<object, SignInDelivery>();

/** Announces a request of a node with this credential object. */
export function announce(credential: CredentialFields, delivery: SignInDelivery): void {
	deliveries.set(credential, delivery);
}

/** The request of a node that a sign-in is made for; undefined for the credential's Test and n8n's HTTP Request node. */
export function deliveryOf(credential: object): SignInDelivery | undefined {
	return deliveries.get(credential);
}
