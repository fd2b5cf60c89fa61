import { field, type CredentialFields } from '../../shared/contract/credential';
import type { SignInFailure } from '../../shared/contract/failure';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import type { Reason } from '../../shared/contract/outcome';
import { retryAfterMs } from '../../shared/http/retryAfter';
import { isRecord, readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { restHost } from './hosts';

/** The token request; its parameters are documented for the query only (Marketo developer documentation, "Authentication"). */
export function tokenRequest(credential: CredentialFields): WireRequest {
	const query = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: field(credential, 'clientId').trim(),
		client_secret: field(credential, 'clientSecret').trim(),
	});
	return {
		method: 'GET',
		url: `${restHost(credential)}/identity/oauth/token?${query.toString()}`,
		headers: { Accept: 'application/json' },
	};
}

/** The documented life of a new token, for an answer that tells none (Marketo developer documentation, "Authentication"). */
const USUAL_LIFE_SECONDS = 3600;

export type TokenAnswer = { kind: 'token'; accessToken: string; lifetimeMs: number } | SignInFailure;

const refusals: Array<{ says: RegExp; message: string; todo: string }> = [
	{
		says: /no client with requested id/i,
		message: 'Marketo does not know this client ID',
		todo: "Copy 'Client ID' from Admin, LaunchPoint, View Details of the custom service.",
	},
	{
		says: /invalid_client|unauthorized|bad client credentials/i,
		message: 'Marketo refuses the client ID or the client secret',
		todo: 'Copy both again from Admin, LaunchPoint, View Details of the custom service.',
	},
];

/** Reads the answer to a token request; `expires_in` is the remaining life in seconds, which may be nearly 0. */
export function readToken(answer: WireResponse, nowMs: number): TokenAnswer {
	const body = readJson(answer.body);
	const accessToken = body?.access_token;
	if (answer.status < 300 && typeof accessToken === 'string' && accessToken !== '') {
		return { kind: 'token', accessToken, lifetimeMs: lifeSeconds(body?.expires_in) * 1000 };
	}
	const [first] = Array.isArray(body?.errors) ? body.errors.filter(isRecord) : [];
	const words = [body?.error, body?.error_description, first?.code, first?.message];
	const platformMessage = platformWords(words.filter((part) => typeof part === 'string').join(': ') || answer.body);
	const code = [body?.error, first?.code].find((part) => typeof part === 'string');
	const facts = { httpStatus: answer.status, platformMessage, ...(typeof code === 'string' ? { code } : {}) };
	if (answer.status === 429 || answer.status >= 500) {
		const reason: Reason = {
			...{ message: 'Marketo gives out no access token at the moment', todo: 'Try again in some minutes.' },
			...facts,
		};
		const wait = retryAfterMs(answer.headers['retry-after'], nowMs);
		return { kind: 'busy', signIn: true, reason, retryAfterMs: wait };
	}
	const known = refusals.find(({ says }) => says.test(platformMessage ?? ''));
	const { message, todo } = known ?? notMarketo(answer.status);
	return { kind: 'denied', reason: { message, todo, ...facts } };
}

function lifeSeconds(told: unknown): number {
	const isTold = typeof told === 'number' || (typeof told === 'string' && told.trim() !== '');
	const seconds = isTold ? Number(told) : NaN;
	return Number.isFinite(seconds) ? Math.max(0, seconds) : USUAL_LIFE_SECONDS;
}

function notMarketo(status: number): { message: string; todo: string } {
	return status === 401 || status === 400
		? {
				message: 'Marketo refuses to give out an access token',
				todo: "Check 'Client ID' and 'Client Secret' in the credential.",
			}
		: {
				message: 'There is no identity service of Marketo at this address',
				todo: "Check 'Base URL' in the credential: it is the REST endpoint in Admin, Web Services, without /rest.",
			};
}
