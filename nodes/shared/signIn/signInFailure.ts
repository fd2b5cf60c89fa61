import type { Failure } from '../contract/failure';
import { LogonError } from './signInError';

/** What the last log-on with these very fields came to. */
const failures = new WeakMap<object, Failure>();

/**
 * Keeps what a log-on came to for the request it was made for: n8n 1 wraps what `preAuthentication` throws without its
 * cause (n8n-workflow 1.120, `ExecutionBaseError`), so that only the text would come back.
 *
 * @param credential the very object that the request gave to n8n
 */
export async function keepingFailure<T>(credential: object, logOn: Promise<T>): Promise<T> {
	try {
		return await logOn;
	} catch (error) {
		throw kept(credential, error);
	}
}

function kept(credential: object, error: unknown): unknown {
	if (error instanceof LogonError) failures.set(credential, error.failure);
	return error;
}

/** The failure of the log-on for a request with this credential, told once; undefined where it signed in. */
export function takeLogonFailure(credential: object): Failure | undefined {
	const failure = failures.get(credential);
	failures.delete(credential);
	return failure;
}
