import { field, type CredentialFields } from '../../shared/contract/credential';
import type { WireRequest } from '../../shared/contract/wire';
import { baseUrl } from '../../shared/http/baseUrl';

/** The schemas whose methods we call; their namespace is `urn:<schema>`. */
export type Schema = 'nms:rtEvent' | 'nms:batchEvent' | 'xtk:session' | 'xtk:queryDef' | 'xtk:workflow';

/**
 * A SOAP 1.1 call (Campaign Classic documentation, "Web service calls").
 *
 * The session-token element is always the first parameter, even when it is blank and the token travels in a header:
 * parameters are matched by position, and the server would take the first real one for the token (acc-js-sdk).
 * The payload is in no namespace, hence the prefix on the method's own elements.
 *
 * @param parameters the XML that follows the session-token element
 */
export function soapRequest(
	credential: CredentialFields,
	schema: Schema,
	method: string,
	parameters: string,
): WireRequest {
	return {
		method: 'POST',
		url: `${campaignBaseUrl(credential)}/nl/jsp/soaprouter.jsp`,
		headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `${schema}#${method}` },
		body:
			'<?xml version="1.0" encoding="utf-8"?>\n' +
			`<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:${schema}">` +
			`<soapenv:Header/><soapenv:Body><urn:${method}>` +
			`<urn:sessiontoken></urn:sessiontoken>${parameters}` +
			`</urn:${method}></soapenv:Body></soapenv:Envelope>`,
	};
}

/** The server's address; people also paste the SOAP router's, which every sample shows. */
export function campaignBaseUrl(credential: CredentialFields): string {
	return baseUrl(field(credential, 'baseUrl'), 'Base URL', /\/nl(\/jsp(\/[\w.]*)?)?$/i);
}
