import type { WireResponse } from '../../../nodes/shared/contract/wire';

/** A response of the REST API; an object is sent as JSON. */
export function response(body: unknown, status = 200, headers: Record<string, string> = {}): WireResponse {
	return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** A refusal of the REST API, which has HTTP 200. */
export function refusal(...errors: Array<[code: string, message: string]>): WireResponse {
	return response({
		requestId: 'e42b#14272d07d78',
		success: false,
		errors: errors.map(([code, message]) => ({ code, message })),
	});
}

/** A fault of the SOAP API, as captured in davidsantoso/markety and segmentio/marketo-python. */
export function fault(code: string, text: string, message: string, withDetail = true): WireResponse {
	const detail = `<detail><ns1:serviceException xmlns:ns1="http://www.marketo.com/mktows/"><name>mktServiceException</name><message>${message} (${code})</message><code>${code}</code></ns1:serviceException></detail>`;
	return response(
		`<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Body><SOAP-ENV:Fault><faultcode>SOAP-ENV:Client</faultcode><faultstring>${code} - ${text}</faultstring>${withDetail ? detail : ''}</SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
		500,
	);
}

/** The response of `requestCampaign`. */
export function success(value: string): WireResponse {
	return response(
		`<?xml version="1.0" encoding="UTF-8"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="http://www.marketo.com/mktows/"><SOAP-ENV:Body><ns1:successRequestCampaign><result><success>${value}</success></result></ns1:successRequestCampaign></SOAP-ENV:Body></SOAP-ENV:Envelope>`,
	);
}
