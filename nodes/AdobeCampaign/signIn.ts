import type { IHttpRequestHelper } from 'n8n-workflow';
import { baseUrl } from '../shared/http/baseUrl';
import { acquired, NOTHING_TO_ACQUIRE, type Acquired } from '../shared/signIn/cachedToken';
import { withDiagnosis } from '../shared/delivery/loadList';
import { field, type CredentialFields } from '../shared/contract/credential';
import { logonCalls, type Ask } from '../shared/signIn/signInCalls';
import { LogonError } from '../shared/signIn/signInError';
import type { Reason } from '../shared/contract/outcome';
import { acquireImsToken } from '../shared/ims/acquireToken';
import { eventTypesRequest, readEventTypes } from './wire/eventTypes';
import { ipDiagnosis } from './wire/ipDiagnosis';
import { logonRequest, readLogon } from './wire/logon';
import { acquiredFor, authenticationOf, campaignCredential } from './credential';

/** A session comes with a security token of its own. */
interface CampaignAcquired extends Acquired {
	acquiredSecurityToken: string;
}

/**
 * Obtains a session or token for the chosen way of signing in. For the credential's Test it also asks Campaign
 * something harmless with it, so that the Test tells whether the server accepts the caller.
 *
 * @throws LogonError with a text for the user
 */
export async function logOn(helper: IHttpRequestHelper, credential: CredentialFields): Promise<CampaignAcquired> {
	const { ask, forDelivery } = logonCalls(helper, credential);
	const acquiredNow = await acquire(credential, ask);
	if (!forDelivery) await verify({ ...credential, ...acquiredNow }, ask);
	return acquiredNow;
}

async function acquire(credential: CredentialFields, ask: Ask): Promise<CampaignAcquired> {
	const now = Date.now();
	const owner = acquiredFor(credential);
	switch (authenticationOf(credential)) {
		case 'logon': {
			const logon = readLogon(await ask(() => logonRequest(credential)));
			if (logon.kind === 'session') {
				const session = acquired(logon.sessionToken, owner, now, logon.lifetimeMs);
				return { ...session, acquiredSecurityToken: logon.securityToken };
			}
			const { failure, diagnose } = logon;
			const reason = diagnose ? await diagnosed(credential, failure.reason, ask) : failure.reason;
			throw new LogonError({ ...failure, reason });
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
			return { ...acquired(NOTHING_TO_ACQUIRE, owner, now, Infinity), acquiredSecurityToken: '' };
	}
}

/** A pure Message Center operator may lack the right to read, so only a refusal of the caller counts. */
async function verify(credential: CredentialFields, ask: Ask): Promise<void> {
	const answer = await ask(() => campaignCredential.authenticate(credential, eventTypesRequest(credential)));
	const read = readEventTypes(answer);
	if (read.kind === 'list') return;
	const { judgement } = read;
	if (judgement.kind === 'tokenExpired') {
		throw new LogonError({ kind: 'denied', reason: judgement.reason });
	}
	if (judgement.kind !== 'denied') return;
	const { reason, diagnose } = judgement;
	throw new LogonError({ kind: 'denied', reason: diagnose ? await diagnosed(credential, reason, ask) : reason });
}

async function diagnosed(credential: CredentialFields, reason: Reason, ask: Ask): Promise<Reason> {
	const told = await ask(() => ipDiagnosis.request(credential)).then(
		(answer) => ipDiagnosis.explain(answer),
		() => undefined,
	);
	return withDiagnosis(reason, told);
}
