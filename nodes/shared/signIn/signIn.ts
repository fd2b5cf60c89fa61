import type { ICredentialDataDecryptedObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import type { CredentialFields, CredentialKind } from '../contract/credential';
import type { Failure, SignInFailure } from '../contract/failure';
import { defaultOptions } from '../contract/options';
import { ItemRefused } from '../contract/outcome';
import type { WireRequest, WireResponse } from '../contract/wire';
import { sendBare } from '../http/egress';
import type { CachedToken } from './cachedToken';
import { deliveryOf, type SignInDelivery } from './delivery';
import { SignInError } from './signInError';
import { noteVerified, requireVerification } from './verification';

/**
 * Makes one call of a sign-in; the request is made by a function, because a field may turn out to be unusable.
 *
 * @throws SignInError where no response came
 */
export type Ask = (prepare: () => WireRequest) => Promise<WireResponse>;

/**
 * Signs in with these fields.
 *
 * @param isTest whether the credential's Test or n8n's HTTP Request node asks, and not one of our nodes
 * @throws SignInError with a text for the user
 */
export type SignIn = (credential: CredentialFields, ask: Ask, isTest: boolean) => Promise<CachedToken>;

/** A credential's `preAuthentication`. */
export function signingIn(signIn: SignIn) {
	return async function preAuthentication(
		this: IHttpRequestHelper,
		credential: ICredentialDataDecryptedObject,
	): Promise<CachedToken> {
		const delivery = deliveryOf(credential);
		const verified = noteVerified(credential);
		try {
			const token = await signIn(credential, asking(this, credential, delivery), delivery === undefined);
			verified();
			delivery?.onSignedIn?.(token);
			return token;
		} catch (error) {
			if (delivery && error instanceof SignInError) delivery.failure = error.failure;
			throw asThrown(error);
		}
	};
}

/** Typed as an exception, because lint wants none rethrown in a node; n8n expects this one. */
function asThrown(error: unknown): unknown {
	return error;
}

function asking({ helpers }: IHttpRequestHelper, credential: CredentialFields, delivery?: SignInDelivery): Ask {
	const timeoutMs = delivery?.timeoutMs ?? defaultOptions.timeout;
	return async (prepare) => {
		const exchange = await sendBare(helpers, credential, prepared(prepare), timeoutMs, delivery?.cancel);
		if (exchange.kind === 'response') return exchange.response;
		throw new SignInError(notReached(exchange));
	};
}

/** A field of the credential that cannot be used refuses every sign-in in the same way. */
function prepared(prepare: () => WireRequest): WireRequest {
	try {
		return prepare();
	} catch (error) {
		throw notPrepared(error);
	}
}

function notPrepared(error: unknown): unknown {
	return error instanceof ItemRefused ? new SignInError({ kind: 'denied', reason: error.reason }) : error;
}

/** Without a token the call itself never leaves, whatever became of the sign-in. */
function notReached(failure: Failure): SignInFailure {
	const certificate = failure.kind === 'neverSent' && failure.certificate === true;
	const { message } = failure.reason;
	const todo = failure.kind === 'neverSent' ? failure.reason.todo : 'Check the address and the network.';
	return { kind: 'neverSent', signIn: true, certificate, reason: { message, todo } };
}

/**
 * A credential's `authenticate`: signs whatever request n8n is about to send, ours or that of its HTTP Request node.
 * Repeatable on its own result (F22).
 */
export function signing({ authenticate }: CredentialKind) {
	return async (
		credential: ICredentialDataDecryptedObject,
		given: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const options = requireVerification(credential, given);
		const headers = Object.fromEntries(
			Object.entries(options.headers ?? {}).map(([name, value]) => [name, String(value)]),
		);
		const body = typeof options.body === 'string' ? options.body : undefined;
		const signed = authenticate(credential, { method: 'POST', url: options.url, headers, body });
		return { ...options, headers: signed.headers, ...(signed.body === undefined ? {} : { body: signed.body }) };
	};
}
