import type { IHttpRequestOptions } from 'n8n-workflow';
import { accountDigest } from '../account/digest';
import type { CredentialFields } from '../contract/credential';
import { ZERO_WIDTH } from '../text/invisible';

/** Marks the request of a credential's Test; taken off before it is sent. */
export const CREDENTIAL_TEST_HEADER = 'X-Credential-Test';

/** What a Test's expression does to an address before anything else, as the nodes do (`visibleKey`). */
export const withoutInvisible = `.replace(/${ZERO_WIDTH}|\\u00A0/g, '')`;

/** The credentials, as n8n holds them for one request, that were signed in with and checked a moment ago. */
const verified = new WeakSet<object>();
/** The same for hosts that hand out copies: what was typed in, hashed, and for a moment only. */
let latest = { fields: '', atMs: 0 };
const MOMENT_MS = 3_000;

/**
 * Begins a sign-in with these fields.
 *
 * @returns to be called when it went well: these very fields have then been checked
 */
export function noteVerified(credential: CredentialFields): () => void {
	const fields = accountDigest('', credential);
	return () => {
		verified.add(credential);
		latest = { fields, atMs: Date.now() };
	};
}

function isVerified(credential: CredentialFields): boolean {
	if (verified.has(credential)) return true;
	return latest.fields === accountDigest('', credential) && Date.now() - latest.atMs < MOMENT_MS;
}

/**
 * Lets a Test's request pass only after a sign-in. n8n (2.41) would reuse the stored token, so that a wrong password
 * tests green until the token ends; taken for an expired token, the request makes n8n call `preAuthentication`,
 * whose text about what is wrong then reaches the user.
 *
 * @throws what n8n takes for a response 401
 */
export function requireVerification(credential: CredentialFields, options: IHttpRequestOptions): IHttpRequestOptions {
	const { [CREDENTIAL_TEST_HEADER]: isTest, ...headers } = options.headers ?? {};
	if (isTest === undefined) return options;
	if (!isVerified(credential)) throw new TokenNotVerified();
	// n8n would carry the token to whatever host a response names.
	return { ...options, headers, disableFollowRedirect: true };
}

class TokenNotVerified extends Error {
	readonly response = { status: 401 };

	constructor() {
		super('The token was not verified yet');
	}
}
