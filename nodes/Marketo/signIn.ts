import { sleep } from 'n8n-workflow';
import type { CredentialFields } from '../shared/contract/credential';
import type { Judgement } from '../shared/contract/judgement';
import { cachedToken, noTokenNeeded, type CachedToken } from '../shared/signIn/cachedToken';
import type { Ask } from '../shared/signIn/signIn';
import { SignInError } from '../shared/signIn/signInError';
import { acquiredFor, marketoCredential } from './credential';
import { campaignsRequest, judgeCampaigns } from './wire/campaigns';
import { campaignsForSourceCall, readCampaignsForSource } from './wire/campaignsForSource';
import { readToken, tokenRequest, USUAL_LIFE_SECONDS } from './wire/identity';
import { judgeLeads, leadsRequest } from './wire/leads';

/** A token that ends this soon is waited out: identity gives the same one again until it has ended. */
const SHORTEST_LIFE_MS = 1000;

/**
 * Obtains an access token for `marketoApi`. For the credential's Test it also makes the two look-ups that the node
 * makes, so that the Test names the permission that is missing.
 *
 * @throws SignInError with a text for the user
 */
export async function signInToMarketo(credential: CredentialFields, ask: Ask, isTest: boolean): Promise<CachedToken> {
	let token = await acquire(credential, ask);
	if (token.lifetimeMs < SHORTEST_LIFE_MS) {
		await sleep(SHORTEST_LIFE_MS);
		token = await acquire(credential, ask);
	}
	// Who always tells 0 does not tell: every call would sign in again.
	const lifetimeMs = token.lifetimeMs || USUAL_LIFE_SECONDS * 1000;
	const cached = cachedToken(token.accessToken, acquiredFor(credential), Date.now(), lifetimeMs);
	if (isTest) await verify({ ...credential, ...cached }, ask);
	return cached;
}

async function acquire(credential: CredentialFields, ask: Ask): Promise<{ accessToken: string; lifetimeMs: number }> {
	const token = readToken(await ask(() => tokenRequest(credential)));
	if (token.kind !== 'token') throw new SignInError(token);
	return token;
}

async function verify(credential: CredentialFields, ask: Ask): Promise<void> {
	const campaigns = { programName: '', requestable: true, page: '' };
	// A lead ID that no lead has: the response is empty, and the permission was asked for all the same.
	const leads = { key: { type: 'IDNUM', value: '1' }, page: '' };
	const listed = await ask(() =>
		marketoCredential.authenticate(credential, campaignsRequest(campaigns, credential, 1)),
	);
	check(judgeCampaigns(listed, [campaigns]));
	const found = await ask(() => marketoCredential.authenticate(credential, leadsRequest([leads], credential)));
	check(judgeLeads(found, [leads]));
}

/**
 * For the Test of `marketoSoapApi`, whose calls need no sign-in: asks for campaigns. A fault comes with HTTP 500, of
 * which the declarative part of a Test can say nothing.
 *
 * @throws SignInError with a text for the user
 */
export async function checkSoap(credential: CredentialFields, ask: Ask, isTest: boolean): Promise<CachedToken> {
	if (isTest) {
		const listed = readCampaignsForSource(await ask(() => campaignsForSourceCall(credential)));
		if (listed.kind !== 'list') check(listed);
	}
	return noTokenNeeded('');
}

function check(judgement: Judgement<unknown>): void {
	if (judgement.kind === 'answered') return;
	throw new SignInError({ kind: 'denied', reason: judgement.reason });
}
