import { keyField, type CredentialFields } from '../../shared/contract/credential';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { readTokenResponse, type TokenIssuer, type TokenResponse } from '../../shared/platform/token';
import { restHost } from './hosts';

/** The token request; its parameters are documented for the query only (Marketo developer documentation, "Authentication"). */
export function tokenRequest(credential: CredentialFields): WireRequest {
	const query = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: keyField(credential, 'clientId'),
		client_secret: keyField(credential, 'clientSecret'),
	});
	return getJson(`${restHost(credential)}/identity/oauth/token?${query.toString()}`);
}

/** The documented life of a new token, for a response that tells none (Marketo developer documentation, "Authentication"). */
export const USUAL_LIFE_SECONDS = 3600;

const marketo: TokenIssuer = {
	refusals: [
		{
			says: /no client with requested id/i,
			say: 'Marketo does not know this client ID',
			todo: "Copy 'Client ID' from Admin, LaunchPoint, View Details of the custom service.",
		},
		{
			says: /invalid_client|unauthorized|bad client credentials/i,
			say: 'Marketo refuses the client ID or the client secret',
			todo: 'Copy both again from Admin, LaunchPoint, View Details of the custom service.',
		},
	],
	refused: (status) =>
		status === 401 || status === 400
			? {
					say: 'Marketo refuses to issue an access token',
					todo: "Check 'Client ID' and 'Client Secret' in the credential.",
				}
			: {
					say: 'There is no Marketo identity service at this address',
					todo: "Check 'Base URL' in the credential: it is the REST endpoint in Admin, Web Services, without /rest.",
				},
	busy: 'Marketo does not issue access tokens at the moment',
	lifetimeMs: (seconds = USUAL_LIFE_SECONDS) => Math.max(0, seconds) * 1000,
};

/** Reads the response to a token request; `expires_in` is the remaining life in seconds, which may be nearly 0. */
export function readToken(response: WireResponse): TokenResponse {
	return readTokenResponse(response, marketo);
}
