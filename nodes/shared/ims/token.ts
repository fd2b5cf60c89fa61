import { field, keyField, type CredentialFields } from '../contract/credential';
import { postForm, type WireRequest, type WireResponse } from '../contract/wire';
import { withPlainBlanks } from '../text/invisible';
import { readTokenResponse, type TokenIssuer, type TokenResponse } from '../platform/token';

/**
 * The token request of OAuth Server-to-Server (Adobe Developer Console, "IMS API reference"). The secret travels in
 * the body, where proxies do not log it.
 *
 * @param imsUrl base URL, without `/ims/token/v3`
 * @param credential has `clientId`, `clientSecret` and `scopes`, which the Developer Console shows separated by commas
 */
export function tokenRequest(imsUrl: string, credential: CredentialFields): WireRequest {
	const scope = withPlainBlanks(field(credential, 'scopes'))
		.split(/[\s,]+/)
		.filter(Boolean)
		.join(',');
	const form = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: keyField(credential, 'clientId'),
		client_secret: keyField(credential, 'clientSecret'),
		// Left out where there is none: an empty scope asks for something else than no scope (RFC 6749, 3.3).
		...(scope ? { scope } : {}),
	});
	return postForm(`${imsUrl}/ims/token/v3`, form.toString());
}

/** Bodies as seen in the wild; Adobe publishes no list of refusals. */
const ims: TokenIssuer = {
	refusals: [
		{
			says: /client_id/i,
			say: 'Adobe does not know this client ID',
			todo: "Copy 'Client ID' from the OAuth Server-to-Server credential in the Adobe Developer Console.",
		},
		{
			says: /client_secret/i,
			say: 'Adobe refuses the client secret',
			todo: "Copy 'Client Secret' from the Adobe Developer Console again; it may have been rotated.",
		},
		{
			says: /scope/i,
			say: 'Adobe refuses the scopes',
			todo: "Copy 'Scopes' from the Adobe Developer Console, separated by commas.",
		},
	],
	refused: () => ({
		say: 'Adobe IMS refuses to issue a token',
		todo: "Check 'Client ID', 'Client Secret', 'Scopes' and the IMS address in the credential.",
	}),
	busy: 'Adobe IMS does not issue tokens at the moment',
	// Where IMS does not tell, the platform will: a token that ended is refused and then renewed. A life of 0 would make
	// every call sign in again.
	lifetimeMs: (seconds = 0) => (seconds > 0 ? seconds * 1000 : Infinity),
};

/** Reads the response to a token request. `expires_in` is in seconds on v2 and v3. */
export function readToken(response: WireResponse): TokenResponse {
	return readTokenResponse(response, ims);
}
