import { isFresh } from '../shared/signIn/cachedToken';
import { field, type CredentialFields, type CredentialKind } from '../shared/contract/credential';
import type { WireRequest } from '../shared/contract/wire';
import { MASK } from '../shared/text/mask';
import { escapeText, withoutForbidden } from '../shared/xml/text';

/** The ways of signing in to Campaign's SOAP interface. */
export type Authentication = 'logon' | 'ims' | 'loginPassword' | 'sessionToken' | 'trustedIp';

const passwordFields = ['password', 'clientSecret', 'sessionToken', 'securityToken'];
/** Filled by n8n with what `preAuthentication` returns; the first one is the expirable field. */
const acquiredFields = ['acquiredToken', 'acquiredSecurityToken'];
/** Matches our own envelopes and those of others: the first session-token element of a call. */
const tokenElement = /<((?:[\w.-]+:)?(?:__)?sessiontoken)(\s[^<>]*)?(?:\/>|>[^<]*<\/\1\s*>)/;

/** `adobeCampaignSessionApi`, as the delivery engine and the credential's `authenticate` see it. */
export const campaignCredential: CredentialKind = {
	type: 'adobeCampaignSessionApi',
	cachedFields: acquiredFields,
	needsToken: (credential) => ['logon', 'ims'].includes(authenticationOf(credential)),
	fresh: (credential, nowMs) => isFresh(credential, acquiredFor(credential), nowMs),
	secrets: (credential) => [
		...[...passwordFields, ...acquiredFields].map((name) => field(credential, name)),
		...(field(credential, 'password') ? [sessionTokenText(credential)] : []),
	],
	masked: (credential) => ({
		...credential,
		...Object.fromEntries(passwordFields.map((name) => [name, field(credential, name) && MASK])),
		...Object.fromEntries(acquiredFields.map((name) => [name, MASK])),
	}),
	authenticate: signIn,
};

/** The chosen way of signing in. */
export function authenticationOf(credential: CredentialFields): Authentication {
	const chosen = field(credential, 'authentication');
	const known: Authentication[] = ['ims', 'loginPassword', 'sessionToken', 'trustedIp'];
	return known.find((name) => name === chosen) ?? 'logon';
}

/** Names what a token was acquired for: another server or user makes it worthless, though n8n keeps it. */
export function acquiredFor(credential: CredentialFields): string {
	const user = authenticationOf(credential) === 'ims' ? 'clientId' : 'login';
	return [authenticationOf(credential), field(credential, 'baseUrl'), field(credential, user)].join(' ');
}

/**
 * Signs a call: a session travels in the cookie together with its security token, an IMS token in the Authorization
 * header with none of the other two, login and password in the session-token element (Campaign Classic
 * documentation, "Web service calls" and "Description of the events").
 */
function signIn(credential: CredentialFields, request: WireRequest): WireRequest {
	switch (authenticationOf(credential)) {
		case 'logon':
			return withSession(request, field(credential, 'acquiredToken'), field(credential, 'acquiredSecurityToken'));
		case 'sessionToken':
			return withSession(request, field(credential, 'sessionToken'), field(credential, 'securityToken'));
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
	const login = field(credential, 'login');
	if (authenticationOf(credential) === 'trustedIp') return login ? `${login}/` : '';
	return `${login}/${field(credential, 'password')}`;
}
