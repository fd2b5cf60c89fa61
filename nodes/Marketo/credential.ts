import { isFresh } from '../shared/signIn/cachedToken';
import { field, type CredentialFields, type CredentialKind } from '../shared/contract/credential';
import { withHeader } from '../shared/http/headers';
import { MASK } from '../shared/text/mask';

/**
 * `marketoApi`, as the delivery engine and the credential's `authenticate` see it. The token travels in the header
 * only: Marketo takes it in the address no more since 2026-08-31 (Marketo developer documentation, "Authentication").
 */
export const marketoCredential: CredentialKind = {
	type: 'marketoApi',
	cachedFields: ['acquiredToken'],
	needsToken: () => true,
	fresh: (credential, nowMs) => isFresh(credential, acquiredFor(credential), nowMs),
	secrets: (credential) => [field(credential, 'clientSecret').trim(), field(credential, 'acquiredToken')],
	masked: (credential) => ({ ...credential, clientSecret: MASK, acquiredToken: MASK }),
	authenticate: (credential, request) => ({
		...request,
		headers: withHeader(request.headers, 'Authorization', `Bearer ${field(credential, 'acquiredToken')}`),
	}),
};

/** Names what a token was acquired for: Marketo gives out one per custom service. */
export function acquiredFor(credential: CredentialFields): string {
	return [field(credential, 'baseUrl').trim(), field(credential, 'clientId').trim()].join(' ');
}
