import { keyField, type CredentialFields } from '../../shared/contract/credential';
import type { WireRequest } from '../../shared/contract/wire';
import { MASK } from '../../shared/text/mask';
import { escapeText, withoutForbidden } from '../../shared/xml/text';
import { soapSignature, soapTimestamp } from './soapSignature';
import { BLANKS, withoutEnd } from '../../shared/text/withoutEnd';

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
