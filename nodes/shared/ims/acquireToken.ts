import type { CredentialFields } from '../contract/credential';
import { cachedToken, type CachedToken } from '../signIn/cachedToken';
import { SignInError } from '../signIn/signInError';
import type { Ask } from '../signIn/signIn';
import { readToken, tokenRequest } from './token';

/**
 * Asks IMS for an access token of OAuth Server-to-Server.
 *
 * @param imsUrl made by a function, because the address may turn out to be unusable
 * @throws SignInError with a text for the user
 */
export async function acquireImsToken(
	ask: Ask,
	credential: CredentialFields,
	imsUrl: () => string,
	acquiredFor: string,
): Promise<CachedToken> {
	const askedMs = Date.now();
	const token = readToken(await ask(() => tokenRequest(imsUrl(), credential)));
	if (token.kind !== 'token') throw new SignInError(token);
	return cachedToken(token.accessToken, acquiredFor, askedMs, token.lifetimeMs);
}
