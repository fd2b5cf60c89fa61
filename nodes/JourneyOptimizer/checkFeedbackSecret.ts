import type { ICredentialTestFunctions, ICredentialsDecrypted, INodeCredentialTestResult } from 'n8n-workflow';
import { field, keyField, type CredentialFields } from '../shared/contract/credential';
import { isJwtAlgorithm, rsaKey } from './wire/jwt';

/** A token of HTTP (RFC 9110, section 5.6.2). */
const headerName = /^[!#$%&'*+.^`|~\w-]+$/;
/** Anybody could send these, or they never arrive. */
const takenNames = /^(host|content-type|content-length|connection|user-agent|accept|cookie|date)$/i;
/** A shorter value could be guessed by trial. */
const SHORTEST_SECRET = 16;
/** Whoever sees one token can try keys without asking anybody (RFC 7518, section 3.2: 256 bits). */
const SHORTEST_KEY = 32;
/** RFC 7518, section 3.3. */
const SHORTEST_RSA_BITS = 2048;

/**
 * The credential's Test: there is nobody to ask, since Journey Optimizer calls us, so it looks at the fields. The rest
 * shows when the first feedback arrives.
 */
export async function checkFeedbackSecret(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const fields: CredentialFields = credential.data ?? {};
	const isToken = field(fields, 'authentication') === 'jwt';
	const wrong = isToken ? wrongKey(fields) : wrongHeader(fields);
	if (wrong !== undefined) return { status: 'Error', message: wrong };
	return {
		status: 'OK',
		message: isToken
			? 'Enter the same key in Journey Optimizer, under Authentication'
			: 'Enter the same header in Journey Optimizer, under Header Parameters',
	};
}

function wrongHeader(fields: CredentialFields): string | undefined {
	const [name, value] = [keyField(fields, 'headerName'), keyField(fields, 'headerValue')];
	if (!headerName.test(name) || takenNames.test(name)) {
		return "'Header Name' cannot be used. Choose your own name, such as X-Feedback-Secret.";
	}
	if (value.length < SHORTEST_SECRET) {
		return `'Header Value' is too short: use at least ${SHORTEST_SECRET} random characters.`;
	}
	if (!/^[\x20-\x7e]+$/.test(value)) {
		return "'Header Value' contains characters that are not allowed in a header: use letters and digits.";
	}
	return undefined;
}

function wrongKey(fields: CredentialFields): string | undefined {
	const algorithm = field(fields, 'jwtAlgorithm');
	if (!isJwtAlgorithm(algorithm)) return "'Algorithm' must be one of the list.";
	if (algorithm.startsWith('HS')) return wrongSecret(keyField(fields, 'jwtSecret'));
	const bits = rsaKey(field(fields, 'jwtPublicKey').trim())?.asymmetricKeyDetails?.modulusLength;
	if (bits === undefined) {
		return "'Public Key' is not a valid RSA public key. Enter it in PEM form, from -----BEGIN PUBLIC KEY----- to the end.";
	}
	return bits < SHORTEST_RSA_BITS
		? `'Public Key' is too short: use a key of at least ${SHORTEST_RSA_BITS} bits.`
		: undefined;
}

function wrongSecret(secret: string): string | undefined {
	if (/^-----BEGIN /.test(secret)) return "'Shared Secret' is a key pair's key. Choose an RS algorithm for it.";
	return secret.length < SHORTEST_KEY
		? `'Shared Secret' is too short: use at least ${SHORTEST_KEY} random characters.`
		: undefined;
}
