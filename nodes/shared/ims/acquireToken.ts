import { acquired, type Acquired } from '../signIn/cachedToken';
import { LogonError } from '../signIn/signInError';
import type { Ask } from '../signIn/signInCalls';
import { readToken, tokenRequest, type ImsClient } from './token';

/**
 * Asks IMS for an access token of OAuth Server-to-Server.
 *
 * @param client made by a function, because the address may turn out to be unusable
 * @throws LogonError with a text for the user
 */
export async function acquireImsToken(ask: Ask, client: () => ImsClient, acquiredFor: string): Promise<Acquired> {
	const askedMs = Date.now();
	const token = readToken(await ask(() => tokenRequest(client())), askedMs);
	if (token.kind === 'failure') throw new LogonError(token.failure);
	return acquired(token.accessToken, acquiredFor, askedMs, token.lifetimeMs);
}
