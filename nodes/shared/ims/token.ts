import type { Reason } from '../contract/outcome';
import type { SignInFailure } from '../contract/failure';
import type { WireRequest, WireResponse } from '../contract/wire';
import { retryAfterMs } from '../http/retryAfter';
import { readJson } from '../text/json';
import { platformWords } from '../text/platformWords';

/** What IMS needs for an access token of OAuth Server-to-Server. */
export interface ImsClient {
	/** Base URL, without `/ims/token/v3`. */
	imsUrl: string;
	clientId: string;
	clientSecret: string;
	/** As the Developer Console shows them: separated by commas. */
	scopes: string;
}

/**
 * The token request of OAuth Server-to-Server (Adobe Developer Console, "IMS API reference"). The secret travels in
 * the body, where proxies do not log it.
 */
export function tokenRequest(client: ImsClient): WireRequest {
	const scope = client.scopes
		.split(/[\s,]+/)
		.filter(Boolean)
		.join(',');
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: client.clientId,
		client_secret: client.clientSecret,
		// Left out where there is none: an empty scope asks for something else than no scope (RFC 6749, 3.3).
		...(scope ? { scope } : {}),
	});
	return {
		method: 'POST',
		url: `${client.imsUrl}/ims/token/v3`,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
		body: form.toString(),
	};
}

export type TokenAnswer = { kind: 'token'; accessToken: string; lifetimeMs: number } | SignInFailure;

/** What is wrong, by what IMS says of it; bodies as seen in the wild, Adobe publishes no list. */
const refusals: Array<{ says: RegExp; message: string; todo: string }> = [
	{
		says: /client_id/i,
		message: 'Adobe does not know this client ID',
		todo: "Copy 'Client ID' from the OAuth Server-to-Server credential in the Adobe Developer Console.",
	},
	{
		says: /client_secret/i,
		message: 'Adobe refuses the client secret',
		todo: "Copy 'Client Secret' from the Adobe Developer Console again; it may have been rotated.",
	},
	{
		says: /scope/i,
		message: 'Adobe refuses the scopes',
		todo: "Copy 'Scopes' from the Adobe Developer Console, separated by commas.",
	},
];

/** Reads the answer to a token request. `expires_in` is in seconds on v2 and v3. */
export function readToken(answer: WireResponse, nowMs: number): TokenAnswer {
	const body = readJson(answer.body);
	const accessToken = body?.access_token;
	if (answer.status < 300 && typeof accessToken === 'string' && accessToken) {
		const seconds = Number(body?.expires_in);
		// Where IMS does not tell, the platform will: a token that ended is refused and then renewed.
		const lifetimeMs = Number.isFinite(seconds) ? seconds * 1000 : Infinity;
		return { kind: 'token', accessToken, lifetimeMs };
	}
	const platformMessage = platformWords(
		[body?.error, body?.error_description].filter((part) => typeof part === 'string').join(': ') || answer.body,
	);
	const facts = { httpStatus: answer.status, platformMessage };
	if (answer.status === 429 || answer.status >= 500) {
		const reason: Reason = {
			...{ message: 'Adobe IMS gives out no token at the moment', todo: 'Try again in some minutes.' },
			...facts,
		};
		const wait = retryAfterMs(answer.headers['retry-after'], nowMs);
		return { kind: 'busy', signIn: true, reason, retryAfterMs: wait };
	}
	const known = refusals.find(({ says }) => says.test(platformMessage ?? '')) ?? {
		message: 'Adobe IMS refuses to give out a token',
		todo: "Check 'Client ID', 'Client Secret', 'Scopes' and the IMS address in the credential.",
	};
	const { message, todo } = known;
	const code = typeof body?.error === 'string' ? body.error : undefined;
	return { kind: 'denied', reason: { message, todo, code, ...facts } };
}
