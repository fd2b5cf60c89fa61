import { field, keyField, type CredentialFields } from '../contract/credential';
import { noTokenNeeded, type CachedToken } from '../signIn/cachedToken';
import type { Ask } from '../signIn/signIn';
import { SignInError } from '../signIn/signInError';
import { refusalIn } from '../platform/token';
import { readJson } from '../text/json';
import { acquireImsToken } from './acquireToken';
import { imsHosts } from './hosts';
import { acquiredFor, imsCredential, isPasted } from './imsCredential';

/**
 * Obtains an access token for `adobeImsApi`; a pasted one is only checked, and only for the credential's Test: Adobe
 * throttles clients that ask IMS too often (Adobe Developer Console, "OAuth Server-to-Server implementation guide").
 *
 * @throws SignInError with a text for the user
 */
export async function signInToIms(credential: CredentialFields, ask: Ask, isTest: boolean): Promise<CachedToken> {
	if (isPasted(credential)) {
		if (isTest) await checkPasted(credential, ask);
		return noTokenNeeded(acquiredFor(credential));
	}
	const client = () => ({
		imsUrl: imsHosts(credential).imsUrl,
		clientId: keyField(credential, 'clientId'),
		clientSecret: keyField(credential, 'clientSecret'),
		scopes: field(credential, 'scopes'),
	});
	return await acquireImsToken(ask, client, acquiredFor(credential));
}

/** IMS tells who a token belongs to (Campaign Standard documentation, "Troubleshooting"); 401 is the only verdict. */
async function checkPasted(credential: CredentialFields, ask: Ask): Promise<void> {
	const response = await ask(() =>
		imsCredential.authenticate(credential, {
			method: 'GET',
			url: `${imsHosts(credential).imsUrl}${PROFILE_PATH}`,
			headers: { Accept: 'application/json' },
		}),
	);
	if (response.status !== 401) return;
	throw new SignInError({
		kind: 'denied',
		reason: {
			message: 'Adobe does not accept the access token',
			todo: 'It may have ended: paste a new one, or choose OAuth Server-to-Server, which renews it by itself.',
			httpStatus: response.status,
			platformMessage: refusalIn(readJson(response.body)).words,
		},
	});
}

/** Tells the account that a token belongs to, and changes nothing. */
export const PROFILE_PATH = '/ims/profile/v1';
