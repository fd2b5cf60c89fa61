import { field, keyField, type CredentialFields, type CredentialKind } from '../shared/contract/credential';
import type { WireRequest } from '../shared/contract/wire';
import { baseUrl } from '../shared/http/baseUrl';
import { acquireImsToken } from '../shared/ims/acquireToken';
import { cachedToken, isFresh, noTokenNeeded, type CachedToken } from '../shared/signIn/cachedToken';
import type { Reason } from '../shared/contract/outcome';
import { withDiagnosis, withPlatformWords } from '../shared/signIn/platformWords';
import type { Ask } from '../shared/signIn/signIn';
import { SignInError } from '../shared/signIn/signInError';
import { MASK } from '../shared/text/mask';
import { escapeText, withoutForbidden } from '../shared/xml/text';
import { eventTypesRequest, readEventTypes } from './wire/eventTypes';
import { ipDiagnosis } from './wire/ipDiagnosis';
import { loginOf, oddPassword, passwordOf } from './wire/operator';
import { logonRequest, readLogon } from './wire/logon';

/** The ways of signing in to Campaign's SOAP interface. */
export type Authentication = 'logon' | 'ims' | 'loginPassword' | 'sessionToken' | 'trustedIp';

const passwordFields = ['password', 'clientSecret', 'sessionToken', 'securityToken'];
/** Filled by n8n with what `preAuthentication` returns; the first one is the expirable field. */
const acquiredFields = ['acquiredToken', 'acquiredSecurityToken'];
/** Campaign refuses the login or the password. */
const WRONG_PASSWORD = 'XSV-350012';
/** Matches our own envelopes and those of others: the first session-token element of a call. */
const tokenElement = /<((?:[\w.-]+:)?(?:__)?sessiontoken)(\s[^<>]*)?(?:\/>|>[^<]*<\/\1\s*>)/;

/** `adobeCampaignSessionApi`, as the delivery engine and the credential's `authenticate` see it. */
export const campaignCredential: CredentialKind = {
	type: 'adobeCampaignSessionApi',
	cachedFields: acquiredFields,
	needsToken: (credential) => ['logon', 'ims'].includes(authenticationOf(credential)),
	fresh: (credential, nowMs) => isFresh(credential, acquiredFor(credential), nowMs),
	secrets: (credential) => [
		...[...passwordFields, ...acquiredFields].flatMap((name) => [field(credential, name), keyField(credential, name)]),
		...(field(credential, 'password') ? [passwordOf(credential)] : []),
		...(field(credential, 'password') ? [sessionTokenText(credential)] : []),
	],
	masked: (credential) => ({
		...credential,
		...Object.fromEntries(passwordFields.map((name) => [name, field(credential, name) && MASK])),
		...Object.fromEntries(acquiredFields.map((name) => [name, MASK])),
	}),
	pastedTodo: (credential) =>
		authenticationOf(credential) === 'sessionToken'
			? "A session that you opened yourself is not renewed here: paste a new one, or set 'Authentication' to 'Logon Session'."
			: undefined,
	authenticate: sign,
};

/** The chosen way of signing in. */
export function authenticationOf(credential: CredentialFields): Authentication {
	const chosen = field(credential, 'authentication');
	const known: Authentication[] = ['ims', 'loginPassword', 'sessionToken', 'trustedIp'];
	return known.find((name) => name === chosen) ?? 'logon';
}

/** Names what a token was acquired for: another server, user or scope makes it worthless, though n8n keeps it. */
export function acquiredFor(credential: CredentialFields): string {
	const authentication = authenticationOf(credential);
	const names = authentication === 'ims' ? ['baseUrl', 'clientId', 'scopes', 'imsUrl'] : ['baseUrl', 'login'];
	return [authentication, ...names.map((name) => field(credential, name))].join(' ');
}

/**
 * Signs a call: a session travels in the cookie together with its security token, an IMS token in the Authorization
 * header with none of the other two, login and password in the session-token element (Campaign Classic
 * documentation, "Web service calls" and "Description of the events").
 */
function sign(credential: CredentialFields, request: WireRequest): WireRequest {
	switch (authenticationOf(credential)) {
		case 'logon':
			return withSession(request, field(credential, 'acquiredToken'), field(credential, 'acquiredSecurityToken'));
		case 'sessionToken':
			return withSession(request, keyField(credential, 'sessionToken'), keyField(credential, 'securityToken'));
		case 'ims':
			return withHeaders(request, { Authorization: `Bearer ${field(credential, 'acquiredToken')}` });
		case 'loginPassword':
		case 'trustedIp':
			return withTokenElement(request, sessionTokenText(credential));
	}
}

function withSession(request: WireRequest, session: string, security: string): WireRequest {
	return withHeaders(request, {
		Cookie: `__sessiontoken=${session}`,
		...(security ? { 'X-Security-Token': security } : {}),
	});
}

function withHeaders(request: WireRequest, headers: Record<string, string>): WireRequest {
	return { ...request, headers: { ...request.headers, ...headers } };
}

function withTokenElement(request: WireRequest, token: string): WireRequest {
	if (typeof request.body !== 'string') return request;
	const text = escapeText(withoutForbidden(token));
	const body = request.body.replace(tokenElement, (_, name: string, attributes = '') => {
		return `<${name}${String(attributes)}>${text}</${name}>`;
	});
	return { ...request, body };
}

/** The content of the session-token element where login and password travel in it; a trusted IP may name a login. */
function sessionTokenText(credential: CredentialFields): string {
	const login = loginOf(credential);
	if (authenticationOf(credential) === 'trustedIp') return login ? `${login}/` : '';
	return `${login}/${passwordOf(credential)}`;
}

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
			const imsUrl = () => baseUrl(field(credential, 'imsUrl'), 'IMS URL', /\/ims(\/.*)?$/);
			return { ...(await acquireImsToken(ask, credential, imsUrl, owner)), acquiredSecurityToken: '' };
		}
		default:
			return { ...noTokenNeeded(owner), acquiredSecurityToken: '' };
	}
}

/** A Test must not be green where Campaign responded with a fault, whatever the fault was about. */
async function verify(credential: CredentialFields, ask: Ask): Promise<void> {
	const response = await ask(() => campaignCredential.authenticate(credential, eventTypesRequest(credential)));
	const listed = readEventTypes(response);
	if (listed.kind === 'list') return;
	switch (listed.kind) {
		case 'denied':
			throw await refusal(credential, listed, ask);
		case 'tokenExpired':
			throw new SignInError({
				kind: 'denied',
				reason: withDiagnosis(listed.reason, campaignCredential.pastedTodo?.(credential)),
			});
		case 'refused':
			throw new SignInError({ kind: 'denied', reason: queryRefused(listed.reason, credential) });
		default:
			throw new SignInError({ kind: 'busy', signIn: true, reason: quoting(listed.reason, credential) });
	}
}

/** A pure Message Center operator may lack the right to read; what the rows say of events does not fit a query. */
function queryRefused(reason: Reason, credential: CredentialFields): Reason {
	const told = {
		...reason,
		message: 'Campaign accepts the sign-in, but does not let the operator read the event types',
		todo: "Pushing events needs no such right, but 'Event Type' cannot offer a list.",
	};
	return quoting(told, credential);
}

function quoting(reason: Reason, credential: CredentialFields): Reason {
	return withPlatformWords(reason, campaignCredential.secrets(credential));
}

/** What a refusal of the caller says, with the IP address that Campaign sees where that is what it refuses. */
async function refusal(credential: CredentialFields, failure: SignInError['failure'], ask: Ask): Promise<SignInError> {
	if (failure.kind !== 'denied') return new SignInError(failure);
	if (failure.reason.code === WRONG_PASSWORD) {
		return new SignInError({ ...failure, reason: withDiagnosis(failure.reason, oddPassword(credential)) });
	}
	if (!failure.diagnose) return new SignInError(failure);
	const told = await ask(() => ipDiagnosis.request(credential)).then(
		(response) => ipDiagnosis.explain(response),
		() => undefined,
	);
	return new SignInError({ kind: 'denied', reason: withDiagnosis(failure.reason, told) });
}
