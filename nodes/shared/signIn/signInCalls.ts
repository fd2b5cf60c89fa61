import type { IHttpRequestHelper } from 'n8n-workflow';
import { sendBare } from '../http/egress';
import { LOGON_TIMEOUT_FIELD, type CredentialFields } from '../contract/credential';
import type { Failure } from '../contract/failure';
import { LogonError } from './signInError';
import type { WireRequest, WireResponse } from '../contract/operation';
import { defaultOptions } from '../contract/options';
import { Refused } from '../contract/outcome';

/** Makes one call of a log-on; the request is made by a function, because a field may turn out to be unusable. */
export type Ask = (prepare: () => WireRequest) => Promise<WireResponse>;

export interface LogonCalls {
	/** Throws LogonError where no answer came. */
	ask: Ask;
	/** Whether a node waits for the token; else it is the credential's Test or n8n's HTTP Request node. */
	forDelivery: boolean;
}

/** The calls that `preAuthentication` may make, with nothing but n8n's bare HTTP helper. */
export function logonCalls({ helpers }: IHttpRequestHelper, credential: CredentialFields): LogonCalls {
	const forDelivery = Number(credential[LOGON_TIMEOUT_FIELD]);
	const timeoutMs = forDelivery || defaultOptions.timeout;
	return {
		forDelivery: forDelivery > 0,
		async ask(prepare) {
			const exchange = await sendBare(helpers.httpRequest, prepared(prepare), timeoutMs);
			if (exchange.kind === 'answer') return exchange.answer;
			throw new LogonError(notReached(exchange.failure));
		},
	};
}

/** A field of the credential that cannot be used refuses every log-on in the same way. */
function prepared(prepare: () => WireRequest): WireRequest {
	try {
		return prepare();
	} catch (error) {
		throw notPrepared(error);
	}
}

function notPrepared(error: unknown): unknown {
	return error instanceof Refused ? new LogonError({ kind: 'denied', reason: error.reason }) : error;
}

/** Without a token the call itself never leaves, whatever became of the log-on. */
function notReached(failure: Failure): Extract<Failure, { kind: 'neverSent' }> {
	const certificate = failure.kind === 'neverSent' && failure.certificate === true;
	const { message } = failure.reason;
	const todo = failure.kind === 'neverSent' ? failure.reason.todo : 'Check the address and the network.';
	return { kind: 'neverSent', logon: true, certificate, reason: { message, todo } };
}
