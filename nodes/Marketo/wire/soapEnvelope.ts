import type { CredentialFields } from '../../shared/contract/credential';
import type { WireRequest } from '../../shared/contract/wire';
import { soapEndpoint } from './hosts';
import { signed } from './soapSignIn';

/** The namespace of Marketo's WSDL. */
export const MKTOWS = 'http://www.marketo.com/mktows/';

/**
 * A signed SOAP 1.1 call, document/literal. Only the elements of the envelope, the authentication header and the
 * parameters' own element are in a namespace; everything inside is in none, hence prefixes (Marketo WSDL 2_0).
 *
 * @param operation as in the WSDL, `requestCampaign` for instance
 * @param parameters the children of `params…`, in the order of the WSDL
 */
export function soapCall(
	credential: CredentialFields,
	operation: string,
	parameters: string,
	nowMs: number,
): WireRequest {
	const request: WireRequest = {
		method: 'POST',
		url: soapEndpoint(credential),
		headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${MKTOWS}${operation}"` },
		body: soapEnvelope(operation, parameters),
	};
	return signed(credential, request, nowMs);
}

/** The message with an empty authentication header. */
export function soapEnvelope(operation: string, parameters: string): string {
	const element = `ns1:params${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
	return (
		'<?xml version="1.0" encoding="UTF-8"?>\n' +
		`<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="${MKTOWS}">` +
		'<SOAP-ENV:Header><ns1:AuthenticationHeader/></SOAP-ENV:Header>' +
		`<SOAP-ENV:Body><${element}>${parameters}</${element}></SOAP-ENV:Body></SOAP-ENV:Envelope>`
	);
}
