import type { IHttpRequestHelper } from 'n8n-workflow';
import { withDiagnosis } from '../shared/delivery/ask';
import { LOGON_TIMEOUT_FIELD, field, type CredentialFields } from '../shared/delivery/credential';
import type { Failure } from '../shared/delivery/failure';
import { LogonError } from '../shared/delivery/logonError';
import type { WireRequest, WireResponse } from '../shared/delivery/operation';
import { Refused, type Reason } from '../shared/delivery/outcome';
import { defaultOptions } from '../shared/delivery/options';
import { baseUrl } from '../shared/baseUrl';
import { sendBare } from '../shared/egress';
import { readToken, tokenRequest } from '../shared/ims/token';
import { eventTypesRequest, readEventTypes } from './wire/eventTypes';
import { logonRequest, readLogon } from './wire/logon';
import { acquiredFor, authenticationOf, campaignCredential } from './wire/signIn';
import { ipDiagnosis } from './wire/ipDiagnosis';

/** The hidden fields that n8n keeps, encrypted, until the session ends. */
interface Acquired {
	[name: string]: string;
	acquiredToken: string;
	acquiredSecurityToken: string;
	/** Milliseconds since 1970. */
	acquiredUntil: string;
	acquiredFor: string;
}

/** A session is renewed this much before its end, or a tenth of its life before where it is shorter. */
const LONGEST_MARGIN_MS = 60_000;

/**
 * Obtains a session or token for the chosen way of signing in. For the credential's Test it also asks Campaign
 * something harmless with it, so that the Test tells whether the server accepts the caller.
 *
 * @throws LogonError with a text for the user
 */
export async function logOn(
	{ helpers }: IHttpRequestHelper,
	credential: CredentialFields,
): Promise<Acquired> {
	const forDelivery = Number(credential[LOGON_TIMEOUT_FIELD]);
	const timeoutMs = forDelivery || defaultOptions.timeout;
	const ask = async (prepare: () => WireRequest): Promise<WireResponse> => {
		const exchange = await sendBare(helpers.httpRequest, prepared(prepare), timeoutMs);
		if (exchange.kind === 'answer') return exchange.answer;
		throw new LogonError(notReached(exchange.failure));
	};
	const acquired = await acquire(credential, ask);
	if (!forDelivery) await verify({ ...credential, ...acquired }, ask);
	return acquired;
}

type Ask = (prepare: () => WireRequest) => Promise<WireResponse>;

async function acquire(credential: CredentialFields, ask: Ask): Promise<Acquired> {
	const now = Date.now();
	switch (authenticationOf(credential)) {
		case 'logon': {
			const logon = readLogon(await ask(() => logonRequest(credential)));
			if (logon.kind === 'session') {
				const { sessionToken, securityToken, lifetimeMs } = logon;
				return acquiredFields(credential, sessionToken, securityToken, now, lifetimeMs);
			}
			const { failure, diagnose } = logon;
			const reason = diagnose ? await diagnosed(credential, failure.reason, ask) : failure.reason;
			throw new LogonError({ ...failure, reason });
		}
		case 'ims': {
			const client = {
				clientId: field(credential, 'clientId'),
				clientSecret: field(credential, 'clientSecret'),
				scopes: field(credential, 'scopes'),
			};
			const answer = await ask(() =>
				tokenRequest({ ...client, imsUrl: baseUrl(field(credential, 'imsUrl'), 'IMS URL', /\/ims(\/.*)?$/) }),
			);
			const token = readToken(answer, now);
			if (token.kind === 'failure') throw new LogonError(token.failure);
			return acquiredFields(credential, token.accessToken, '', now, token.lifetimeMs);
		}
		default:
			// Nothing to acquire, but a blank field would make n8n ask before every request (F23).
			return acquiredFields(credential, '-', '', now, Infinity);
	}
}

function acquiredFields(
	credential: CredentialFields,
	acquiredToken: string,
	acquiredSecurityToken: string,
	nowMs: number,
	lifetimeMs: number,
): Acquired {
	const untilMs = nowMs + lifetimeMs - Math.min(LONGEST_MARGIN_MS, lifetimeMs / 10);
	return {
		...{ acquiredToken, acquiredSecurityToken },
		acquiredUntil: Number.isFinite(untilMs) ? String(Math.floor(untilMs)) : '',
		acquiredFor: acquiredFor(credential),
	};
}

/** A pure Message Center operator may lack the right to read, so only a refusal of the caller counts. */
async function verify(credential: CredentialFields, ask: Ask): Promise<void> {
	const answer = await ask(() =>
		campaignCredential.authenticate(credential, eventTypesRequest(credential)),
	);
	const read = readEventTypes(answer);
	if (read.kind === 'list') return;
	const { judgement } = read;
	if (judgement.kind === 'tokenExpired') {
		throw new LogonError({ kind: 'denied', reason: judgement.reason });
	}
	if (judgement.kind !== 'denied') return;
	const { reason, diagnose } = judgement;
	throw new LogonError({
		kind: 'denied',
		reason: diagnose ? await diagnosed(credential, reason, ask) : reason,
	});
}

async function diagnosed(credential: CredentialFields, reason: Reason, ask: Ask): Promise<Reason> {
	const told = await ask(() => ipDiagnosis.request(credential)).then(
		(answer) => ipDiagnosis.explain(answer),
		() => undefined,
	);
	return withDiagnosis(reason, told);
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

/** Without a session the call itself never leaves, whatever became of the log-on. */
function notReached(failure: Failure): Extract<Failure, { kind: 'neverSent' }> {
	const certificate = failure.kind === 'neverSent' && failure.certificate === true;
	const { message } = failure.reason;
	const todo = failure.kind === 'neverSent' ? failure.reason.todo : 'Check the address and the network.';
	return { kind: 'neverSent', logon: true, certificate, reason: { message, todo } };
}
