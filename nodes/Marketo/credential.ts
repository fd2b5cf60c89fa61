import { sleep } from 'n8n-workflow';
import { field, keyField, type CredentialFields, type CredentialKind } from '../shared/contract/credential';
import type { Judgement } from '../shared/contract/judgement';
import type { WireRequest } from '../shared/contract/wire';
import { withHeader } from '../shared/http/headers';
import { cachedToken, isFresh, noTokenNeeded, type CachedToken } from '../shared/signIn/cachedToken';
import type { Ask } from '../shared/signIn/signIn';
import { withPlatformWords } from '../shared/signIn/platformWords';
import { SignInError } from '../shared/signIn/signInError';
import { MASK } from '../shared/text/mask';
import { campaignsRequest, judgeCampaigns } from './wire/campaigns';
import { campaignsForSourceCall, readCampaignsForSource } from './wire/campaignsForSource';
import { readToken, tokenRequest, USUAL_LIFE_SECONDS } from './wire/identity';
import { judgeLeads, leadsRequest } from './wire/leads';
import { withRemovalOf } from './wire/soapRemoved';
import { signed } from './wire/soapSignIn';

/**
 * `marketoApi`, as the delivery engine and the credential's `authenticate` see it. The token travels in the header
 * only: Marketo takes it in the address no more since 2026-08-31 (Marketo developer documentation, "Authentication").
 */
export const marketoCredential: CredentialKind = {
	type: 'marketoApi',
	cachedFields: ['acquiredToken'],
	needsToken: () => true,
	// Ten at once for a subscription (Marketo developer documentation, "Integration best practices").
	sharesConcurrency: true,
	fresh: (credential, nowMs) => isFresh(credential, acquiredFor(credential), nowMs),
	secrets: (credential) => [
		...[field(credential, 'clientSecret').trim(), keyField(credential, 'clientSecret')],
		field(credential, 'acquiredToken'),
	],
	masked: (credential) => ({ ...credential, clientSecret: MASK, acquiredToken: MASK }),
	authenticate: (credential, request) => ({
		...request,
		headers: withHeader(request.headers, 'Authorization', `Bearer ${field(credential, 'acquiredToken')}`),
	}),
};

/** `marketoSoapApi`, as the delivery engine and the credential's `authenticate` see it: there is no token, each attempt is signed. */
export const marketoSoapCredential: CredentialKind = {
	type: 'marketoSoapApi',
	cachedFields: ['acquiredToken'],
	needsToken: () => false,
	signsAnew: true,
	sharesConcurrency: true,
	fresh: () => true,
	secrets: (credential) => [field(credential, 'encryptionKey').trim(), keyField(credential, 'encryptionKey')],
	masked: (credential) => ({ ...credential, encryptionKey: MASK }),
	authenticate: (credential, request) => signed(credential, request, Date.now()),
};

/** Names what a token was acquired for: Marketo gives out one per custom service. */
export function acquiredFor(credential: CredentialFields): string {
	return [keyField(credential, 'baseUrl'), keyField(credential, 'clientId')].join(' ');
}

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
	const signedBy = (request: WireRequest): WireRequest => marketoCredential.authenticate(credential, request);
	const campaigns = { programName: '', requestable: true, page: '' };
	const secrets = marketoCredential.secrets(credential);
	check(judgeCampaigns(await ask(() => signedBy(campaignsRequest(campaigns, credential, 1))), [campaigns]), secrets);
	// A lead ID that no lead has: the response is empty, and the permission was asked for all the same.
	const leads = { key: { type: 'IDNUM', value: '1' }, page: '' };
	check(judgeLeads(await ask(() => signedBy(leadsRequest([leads], credential))), [leads]), secrets);
}

/**
 * For the Test of `marketoSoapApi`, whose calls need no sign-in: asks for campaigns. A fault comes with HTTP 500, of
 * which the declarative part of a Test can say nothing.
 *
 * @throws SignInError with a text for the user
 */
export async function checkSoap(credential: CredentialFields, ask: Ask, isTest: boolean): Promise<CachedToken> {
	if (isTest) {
		const listed = readCampaignsForSource(await ask(() => campaignsForSourceCall(credential)).catch(notReached));
		if (listed.kind !== 'list') check(listed, marketoSoapCredential.secrets(credential));
	}
	return noTokenNeeded('');
}

function notReached(error: unknown): never {
	throw error instanceof SignInError ? new SignInError(withRemovalOf(error.failure)) : error;
}

function check(judgement: Judgement<unknown>, secrets: string[]): void {
	if (judgement.kind === 'answered') return;
	throw new SignInError({ kind: 'denied', reason: withPlatformWords(judgement.reason, secrets) });
}
