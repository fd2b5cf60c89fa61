import { sleep, type IHttpRequestHelper } from 'n8n-workflow';
import { acquired, NOTHING_TO_ACQUIRE, type Acquired } from '../shared/signIn/cachedToken';
import type { CredentialFields } from '../shared/contract/credential';
import { logonCalls, type Ask } from '../shared/signIn/signInCalls';
import { LogonError } from '../shared/signIn/signInError';
import type { Judgement } from '../shared/contract/operation';
import { campaignsRequest, judgeCampaigns } from './wire/campaigns';
import { campaignsForSourceCall, readCampaignsForSource } from './wire/campaignsForSource';
import { readToken, tokenRequest } from './wire/identity';
import { judgeLeads, leadsRequest } from './wire/leads';
import { acquiredFor, marketoCredential } from './credential';

/** A token that ends this soon is waited out: identity gives the same one again until it has ended. */
const SHORTEST_LIFE_MS = 1000;

/**
 * Obtains an access token for `marketoApi`. For the credential's Test it also makes the two look-ups that the node
 * makes, so that the Test names the permission that is missing.
 *
 * @throws LogonError with a text for the user
 */
export async function logOnToMarketo(helper: IHttpRequestHelper, credential: CredentialFields): Promise<Acquired> {
	const { ask, forDelivery } = logonCalls(helper, credential);
	let token = await acquire(credential, ask);
	if (token.lifetimeMs < SHORTEST_LIFE_MS) {
		await sleep(SHORTEST_LIFE_MS);
		token = await acquire(credential, ask);
	}
	const fields = acquired(token.accessToken, acquiredFor(credential), Date.now(), token.lifetimeMs);
	if (!forDelivery) await verify({ ...credential, ...fields }, ask);
	return fields;
}

async function acquire(credential: CredentialFields, ask: Ask): Promise<{ accessToken: string; lifetimeMs: number }> {
	const token = readToken(await ask(() => tokenRequest(credential)), Date.now());
	if (token.kind === 'failure') throw new LogonError(token.failure);
	return token;
}

async function verify(credential: CredentialFields, ask: Ask): Promise<void> {
	const campaigns = { programName: '', requestable: true, page: '', rows: [] };
	// A lead ID that no lead has: the answer is empty, and the permission was asked for all the same.
	const leads = { key: { type: 'IDNUM', value: '1' }, page: '', rows: [] };
	const listed = await ask(() =>
		marketoCredential.authenticate(credential, campaignsRequest(campaigns, credential, 1)),
	);
	check(judgeCampaigns(listed, [campaigns]));
	const found = await ask(() => marketoCredential.authenticate(credential, leadsRequest([leads], credential)));
	check(judgeLeads(found, [leads]));
}

/**
 * For the Test of `marketoSoapApi`, whose calls need no log-on: asks for campaigns. A fault comes with HTTP 500, of
 * which the declarative part of a Test can say nothing.
 *
 * @throws LogonError with a text for the user
 */
export async function checkSoap(helper: IHttpRequestHelper, credential: CredentialFields): Promise<Acquired> {
	const { ask, forDelivery } = logonCalls(helper, credential);
	if (!forDelivery) {
		const read = readCampaignsForSource(await ask(() => campaignsForSourceCall(credential)));
		if (read.kind === 'notUsable') check(read.judgement);
	}
	return acquired(NOTHING_TO_ACQUIRE, '', Date.now(), Infinity);
}

function check(judgement: Judgement): void {
	if (judgement.kind === 'answered') return;
	throw new LogonError({ kind: 'denied', reason: judgement.reason });
}
