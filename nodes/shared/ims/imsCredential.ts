import { isFresh } from '../signIn/cachedToken';
import { field, keyField, type CredentialFields, type CredentialKind } from '../contract/credential';
import type { WireRequest } from '../contract/wire';
import { withDefaultHeader, withHeader } from '../http/headers';
import { MASK } from '../text/mask';
import { isPlatformUrl } from './hosts';

const passwordFields = ['clientSecret', 'accessToken'];

/** `adobeImsApi`, as the delivery engine and the credential's `authenticate` see it. */
export const imsCredential: CredentialKind = {
	type: 'adobeImsApi',
	cachedFields: ['acquiredToken'],
	needsToken: (credential) => !isPasted(credential),
	fresh: (credential, nowMs) => isFresh(credential, acquiredFor(credential), nowMs),
	secrets: (credential) =>
		[...passwordFields, 'acquiredToken']
			.flatMap((name) => [field(credential, name), keyField(credential, name)])
			.concat(pastedToken(credential)),
	masked: (credential) => ({
		...credential,
		clientSecret: field(credential, 'clientSecret') && MASK,
		...{ accessToken: MASK, acquiredToken: MASK },
	}),
	pastedTodo: (credential) =>
		isPasted(credential)
			? 'A pasted token expires after a day: paste a new one, or choose OAuth Server-to-Server.'
			: undefined,
	authenticate: signIn,
};

/** Whether the user pasted an access token, which cannot be renewed here. */
export function isPasted(credential: CredentialFields): boolean {
	return field(credential, 'authentication') === 'accessToken';
}

/** Names what a token was acquired for: other scopes need another token, as another client or another host does. */
export function acquiredFor(credential: CredentialFields): string {
	const host = field(credential, 'environment') === 'custom' ? field(credential, 'imsUrl') : '';
	return [host, keyField(credential, 'clientId'), field(credential, 'scopes')].join(' ');
}

/** The pasted token alone: who copies a whole header gets its `Bearer` as well. */
function pastedToken(credential: CredentialFields): string {
	return keyField(credential, 'accessToken').replace(/^Bearer\s+/i, '');
}

/**
 * Adds the token and the API key, and for the platform's gateway the organisation and the sandbox where the request
 * does not name them itself (Experience Platform documentation, "Authenticate and access Experience Platform APIs").
 */
function signIn(credential: CredentialFields, request: WireRequest): WireRequest {
	const token = isPasted(credential) ? pastedToken(credential) : field(credential, 'acquiredToken');
	let headers = withHeader(request.headers, 'Authorization', `Bearer ${token}`);
	headers = withDefaultHeader(headers, 'x-api-key', keyField(credential, 'clientId'));
	if (isPlatformUrl(request.url, credential)) {
		headers = withDefaultHeader(headers, 'x-gw-ims-org-id', keyField(credential, 'organizationId'));
		headers = withDefaultHeader(headers, 'x-sandbox-name', keyField(credential, 'sandboxName'));
	}
	return { ...request, headers };
}
