import { createHmac } from 'node:crypto';
import { keyField, type CredentialFields } from '../../shared/contract/credential';
import type { WireRequest } from '../../shared/contract/wire';
import { MASK } from '../../shared/text/mask';
import { BLANKS, withoutEnd } from '../../shared/text/withoutEnd';
import { escapeText, withoutForbidden } from '../../shared/xml/text';

/** An authentication header that was left empty for us to fill in. */
const blankHeader = /<((?:[\w.-]+:)?AuthenticationHeader)([\s/][^<>]*)?>(?:(?<=\/>)|\s*<\/\1\s*>)/;

/**
 * Fills in an empty authentication header; a request that is signed already, or is none of Marketo's, stays as it is.
 *
 * @param nowMs the time of this very attempt: a signature grows too old
 */
export function signed(credential: CredentialFields, request: WireRequest, nowMs: number): WireRequest {
	if (request.body === undefined || !blankHeader.test(request.body)) return request;
	const userId = keyField(credential, 'userId');
	const key = keyField(credential, 'encryptionKey');
	const timestamp = soapTimestamp(nowMs);
	const signature = key === MASK ? MASK : soapSignature(timestamp, userId, key);
	const content =
		`<mktowsUserId>${escapeText(withoutForbidden(userId))}</mktowsUserId>` +
		`<requestSignature>${signature}</requestSignature><requestTimestamp>${timestamp}</requestTimestamp>`;
	const body = request.body.replace(blankHeader, (_, name: string, attributes = '') => {
		return `<${name}${withoutEnd(String(attributes), `/${BLANKS}`)}>${content}</${name}>`;
	});
	return { ...request, body, secrets: [signature] };
}

/** The form that all official samples share: seconds and an offset, no fraction (Marketo SOAP documentation, "Authentication signature"). */
export function soapTimestamp(nowMs: number): string {
	return `${new Date(nowMs).toISOString().slice(0, 19)}+00:00`;
}

/**
 * HMAC-SHA1 over time stamp and user ID, without anything between them, as 40 lower-case hex digits. The key looks
 * like hex and is used as the text it is (Marketo SOAP documentation, "Authentication signature").
 */
export function soapSignature(timestamp: string, userId: string, encryptionKey: string): string {
	return createHmac('sha1', encryptionKey)
		.update(timestamp + userId)
		.digest('hex');
}
