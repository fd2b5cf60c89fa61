import { field, type CredentialFields } from '../shared/contract/credential';
import type { Reason } from '../shared/contract/outcome';
import { baseUrl } from '../shared/http/baseUrl';
import { acquireImsToken } from '../shared/ims/acquireToken';
import { cachedToken, noTokenNeeded, type CachedToken } from '../shared/signIn/cachedToken';
import { withDiagnosis } from '../shared/signIn/diagnosis';
import type { Ask } from '../shared/signIn/signIn';
import { SignInError } from '../shared/signIn/signInError';
import { acquiredFor, authenticationOf, campaignCredential } from './credential';
import { eventTypesRequest, readEventTypes } from './wire/eventTypes';
import { ipDiagnosis } from './wire/ipDiagnosis';
import { logonRequest, readLogon } from './wire/logon';

/** A session comes with a security token of its own. */
interface CampaignToken extends CachedToken {
	acquiredSecurityToken: string;
}

/**
 * Obtains a session or token for the chosen way of signing in. For the credential's Test it also asks Campaign
 * something harmless with it, so that the Test tells whether the server accepts the caller.
 *
 * @throws SignInError with a text for the user
 */
export async function signInToCampaign(
	credential: CredentialFields,
	ask: Ask,
	isTest: boolean,
): Promise<CampaignToken> {
	const token = await acquire(credential, ask);
	if (isTest) await verify({ ...credential, ...token }, ask);
	return token;
}

async function acquire(credential: CredentialFields, ask: Ask): Promise<CampaignToken> {
	const owner = acquiredFor(credential);
	switch (authenticationOf(credential)) {
		case 'logon': {
			const askedMs = Date.now();
			const logon = readLogon(await ask(() => logonRequest(credential)));
			if (logon.kind !== 'session') throw await refusal(credential, logon, ask);
			const session = cachedToken(logon.sessionToken, owner, askedMs, logon.lifetimeMs);
			return { ...session, acquiredSecurityToken: logon.securityToken };
		}
		case 'ims': {
			const client = () => ({
				imsUrl: baseUrl(field(credential, 'imsUrl'), 'IMS URL', /\/ims(\/.*)?$/),
				clientId: field(credential, 'clientId'),
				clientSecret: field(credential, 'clientSecret'),
				scopes: field(credential, 'scopes'),
			});
			return { ...(await acquireImsToken(ask, client, owner)), acquiredSecurityToken: '' };
		}
		default:
			return { ...noTokenNeeded(owner), acquiredSecurityToken: '' };
	}
}

/** A pure Message Center operator may lack the right to read, so only a refusal of the caller counts. */
async function verify(credential: CredentialFields, ask: Ask): Promise<void> {
	const response = await ask(() => campaignCredential.authenticate(credential, eventTypesRequest(credential)));
	const listed = readEventTypes(response);
	if (listed.kind === 'tokenExpired') throw new SignInError({ kind: 'denied', reason: listed.reason });
	if (listed.kind === 'denied') throw await refusal(credential, listed, ask);
}

/** What a refusal of the caller says, with the IP address that Campaign sees where that is what it refuses. */
async function refusal(credential: CredentialFields, failure: SignInError['failure'], ask: Ask): Promise<SignInError> {
	if (failure.kind !== 'denied' || !failure.diagnose) return new SignInError(failure);
	return new SignInError({ kind: 'denied', reason: await diagnosed(credential, failure.reason, ask) });
}

async function diagnosed(credential: CredentialFields, reason: Reason, ask: Ask): Promise<Reason> {
	const told = await ask(() => ipDiagnosis.request(credential)).then(
		(response) => ipDiagnosis.explain(response),
		() => undefined,
	);
	return withDiagnosis(reason, told);
}
