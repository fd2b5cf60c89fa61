import type { CredentialFields } from '../contract/credential';
import { getJson, type WireResponse } from '../contract/wire';
import { noTokenNeeded, type CachedToken } from '../signIn/cachedToken';
import type { Ask } from '../signIn/signIn';
import { SignInError } from '../signIn/signInError';
import { reasonFor, type ErrorRow } from '../platform/errorRow';
import { PROXY_STATUS, proxyRefused } from '../platform/status';
import { refusalIn } from '../platform/token';
import { withPlatformWords } from '../signIn/platformWords';
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
	return await acquireImsToken(ask, credential, () => imsHosts(credential).imsUrl, acquiredFor(credential));
}

/**
 * IMS tells who a token belongs to (Campaign Standard documentation, "Troubleshooting"); any other
 * response than a success does not say that the token is accepted.
 */
async function checkPasted(credential: CredentialFields, ask: Ask): Promise<void> {
	const response = await ask(() =>
		imsCredential.authenticate(credential, getJson(`${imsHosts(credential).imsUrl}/ims/profile/v1`)),
	);
	const row = profileRow(response);
	if (!row) return;
	const reason = reasonFor(row, response, { platformMessage: refusalIn(readJson(response.body)).words });
	const told = withPlatformWords(reason, imsCredential.secrets(credential));
	throw new SignInError(
		row.means === 'busy' ? { kind: 'busy', signIn: true, reason: told } : { kind: 'denied', reason: told },
	);
}

/** What the response about a pasted token says; undefined where IMS knows it. */
function profileRow({ status, body }: WireResponse): ErrorRow | undefined {
	// A page that stands in for a service in trouble says nothing about the token.
	if (status < 300 && readJson(body) !== undefined) return undefined;
	if (status === PROXY_STATUS) return proxyRefused;
	if (status === 401) {
		return {
			means: 'denied',
			say: 'Adobe does not accept the access token',
			todo: 'It may have ended: paste a new one, or choose OAuth Server-to-Server, which renews it by itself.',
		};
	}
	const isBusy = status < 300 || status === 429 || status >= 500;
	return {
		means: isBusy ? 'busy' : 'denied',
		say: 'Adobe IMS did not say whether it accepts the access token',
		todo: isBusy ? 'Try again in a few minutes.' : "Check the IMS address in the credential and 'Access Token'.",
	};
}
