import { cachedToken, type CachedToken } from '../signIn/cachedToken';
import { SignInError } from '../signIn/signInError';
import type { Ask } from '../signIn/signIn';
import { readToken, tokenRequest, type ImsClient } from './token';

/**
 * Asks IMS for an access token of OAuth Server-to-Server.
 *
 * @param client made by a function, because the address may turn out to be unusable
 * @throws SignInError with a text for the user
 */
export async function acquireImsToken(ask: Ask, client: () => ImsClient, acquiredFor: string): Promise<CachedToken> {
	const askedMs = Date.now();
	const token = readToken(await ask(() => tokenRequest(client())));
	if (token.kind !== 'token') throw new SignInError(token);
	return cachedToken(token.accessToken, acquiredFor, askedMs, token.lifetimeMs);
}
