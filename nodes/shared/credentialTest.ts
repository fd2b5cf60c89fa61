import type { IHttpRequestOptions } from 'n8n-workflow';

/** Marks the request of a credential's Test; taken off before it is sent. */
export const CREDENTIAL_TEST_HEADER = 'X-Credential-Test';

/** The credentials, as n8n holds them for one request, that were logged on with and checked a moment ago. */
const verified = new WeakSet<object>();

/** Logs on for `preAuthentication`, and remembers that these very fields have been checked. */
export async function verifying<T>(credential: object, logOn: Promise<T>): Promise<T> {
	const acquired = await logOn;
	verified.add(credential);
	return acquired;
}

/**
 * Lets a Test's request pass only after a log-on. n8n (2.41) would reuse the stored token, so that a wrong password
 * tests green until the token ends; taken for an expired token, the request makes n8n call `preAuthentication`,
 * whose text about what is wrong then reaches the user.
 *
 * @throws what n8n takes for an answer 401
 */
export function requireVerification(
	credential: object,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const { [CREDENTIAL_TEST_HEADER]: isTest, ...headers } = options.headers ?? {};
	if (isTest === undefined) return options;
	if (!verified.has(credential)) throw new TokenNotVerified();
	return { ...options, headers };
}

class TokenNotVerified extends Error {
	readonly response = { status: 401 };

	constructor() {
		super('The token was not verified yet');
	}
}
