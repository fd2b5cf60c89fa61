import type { IHttpRequestHelper } from 'n8n-workflow';
import { acquired, NOTHING_TO_ACQUIRE, type Acquired } from '../signIn/cachedToken';
import { field, type CredentialFields } from '../contract/credential';
import { LogonError } from '../signIn/signInError';
import { logonCalls, type Ask } from '../signIn/signInCalls';
import { platformWords } from '../text/platformWords';
import { acquireImsToken } from './acquireToken';
import { imsHosts } from './hosts';
import { acquiredFor, imsCredential, isPasted, trimmed } from './imsCredential';

/**
 * Obtains an access token for `adobeImsApi`; a pasted one is only checked, and only for the credential's Test: Adobe
 * throttles clients that ask IMS too often (Adobe Developer Console, "OAuth Server-to-Server implementation guide").
 *
 * @throws LogonError with a text for the user
 */
export async function logOnToIms(helper: IHttpRequestHelper, credential: CredentialFields): Promise<Acquired> {
	const { ask, forDelivery } = logonCalls(helper, credential);
	if (isPasted(credential)) {
		if (!forDelivery) await checkPasted(credential, ask);
		return acquired(NOTHING_TO_ACQUIRE, acquiredFor(credential), Date.now(), Infinity);
	}
	const client = () => ({
		imsUrl: imsHosts(credential).imsUrl,
		clientId: trimmed(credential, 'clientId'),
		clientSecret: trimmed(credential, 'clientSecret'),
		scopes: field(credential, 'scopes'),
	});
	return await acquireImsToken(ask, client, acquiredFor(credential));
}

/** IMS tells who a token belongs to (Campaign Standard documentation, "Troubleshooting"); 401 is the only verdict. */
async function checkPasted(credential: CredentialFields, ask: Ask): Promise<void> {
	const answer = await ask(() =>
		imsCredential.authenticate(credential, {
			method: 'GET',
			url: `${imsHosts(credential).imsUrl}${PROFILE_PATH}`,
			headers: { Accept: 'application/json' },
		}),
	);
	if (answer.status !== 401) return;
	throw new LogonError({
		kind: 'denied',
		reason: {
			message: 'Adobe does not accept the access token',
			todo: 'It may have ended: paste a new one, or choose OAuth Server-to-Server, which renews it by itself.',
			httpStatus: answer.status,
			platformMessage: platformWords(answer.body),
		},
	});
}

/** Answers with the account that a token belongs to, and changes nothing. */
export const PROFILE_PATH = '/ims/profile/v1';
