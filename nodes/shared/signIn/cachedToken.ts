import { field, type CredentialFields } from '../contract/credential';

/** The hidden fields that n8n keeps, encrypted, until the token ends. */
export interface CachedToken {
	[name: string]: string;
	acquiredToken: string;
	/** Milliseconds since 1970; empty where the token does not end. */
	acquiredUntil: string;
	/** What the token was acquired for, as the credential was then. */
	acquiredFor: string;
}

/** A token is renewed this much before its end, or a tenth of its life before where it is shorter. */
const LONGEST_MARGIN_MS = 60_000;

/** Stands for a token where none is needed: a blank field would make n8n sign in before every request (F23). */
export const NO_TOKEN_NEEDED = '-';

/**
 * What `preAuthentication` returns.
 *
 * @param acquiredFor names the server and the user: another one makes the token worthless, though n8n keeps it
 * @param lifetimeMs Infinity for what does not end
 */
export function cachedToken(token: string, acquiredFor: string, nowMs: number, lifetimeMs: number): CachedToken {
	const untilMs = nowMs + lifetimeMs - Math.min(LONGEST_MARGIN_MS, lifetimeMs / 10);
	const acquiredUntil = Number.isFinite(untilMs) ? String(Math.floor(untilMs)) : '';
	return { acquiredToken: token, acquiredUntil, acquiredFor };
}

/** What `preAuthentication` returns where there is nothing to ask for. */
export function noTokenNeeded(acquiredFor: string): CachedToken {
	return cachedToken(NO_TOKEN_NEEDED, acquiredFor, 0, Infinity);
}

/** Whether a cached token belongs to these fields and is not about to end. */
export function isFresh(credential: CredentialFields, acquiredFor: string, nowMs: number): boolean {
	const until = Number(credential.acquiredUntil || Infinity);
	return field(credential, 'acquiredFor') === acquiredFor && nowMs < until;
}
