import type { ICredentialTestFunctions, ICredentialsDecrypted, INodeCredentialTestResult } from 'n8n-workflow';
import { visibleKey } from '../shared/text/invisible';

/** A token of HTTP (RFC 9110, section 5.6.2). */
const headerName = /^[!#$%&'*+.^`|~\w-]+$/;
/** Anybody could send these, or they never arrive. */
const takenNames = /^(host|content-type|content-length|connection|user-agent|accept|cookie|date)$/i;
/** A shorter value could be guessed by trial. */
const SHORTEST_SECRET = 16;

/**
 * The credential's Test: there is nobody to ask, since Journey Optimizer calls us, so it looks at the two fields. The
 * rest shows when the first feedback arrives.
 */
export async function checkFeedbackSecret(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const name = textOf(credential.data?.headerName);
	const value = textOf(credential.data?.headerValue);
	if (!headerName.test(name) || takenNames.test(name)) {
		return refusal("'Header Name' cannot be used. Choose your own name, such as X-Feedback-Secret.");
	}
	if (value.length < SHORTEST_SECRET) {
		return refusal(`'Header Value' is too short: use at least ${SHORTEST_SECRET} random characters.`);
	}
	if (!/^[\x20-\x7e]+$/.test(value)) {
		return refusal("'Header Value' contains characters that are not allowed in a header: use letters and digits.");
	}
	return { status: 'OK', message: 'Enter the same header in Journey Optimizer, under Header Parameters' };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? visibleKey(value) : '';
}

function refusal(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
