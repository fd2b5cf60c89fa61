import type { Reply } from '../http';

const soapUri = 'http://schemas.xmlsoap.org/soap/envelope/';
export const mktowsUri = 'http://www.marketo.com/mktows/';

/** Thrown to make the SOAP API respond with a fault. */
export class MarketoFault extends Error {
	/**
	 * @param text the short text of `faultstring`
	 * @param message the long text of the detail
	 */
	constructor(
		readonly code: string,
		readonly text: string,
		message: string,
	) {
		super(message);
	}
}

const entities = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
]);

export function escapeXml(text: string): string {
	return text.replace(/[&<>]/g, (character) => entities.get(character) ?? '');
}

/** The response of an operation that succeeded. */
export function soapSuccess(element: string, content: string): Reply {
	const body = `<ns1:${element}><result>${content}</result></ns1:${element}>`;
	return soapReply(200, ` xmlns:ns1="${mktowsUri}"`, body);
}

/** A fault, always with HTTP 500; the envelope declares only its own namespace (davidsantoso/markety, example_xml). */
export function soapFault({ code, text, message }: MarketoFault, withDetail: boolean): Reply {
	const detail =
		`<detail><ns1:serviceException xmlns:ns1="${mktowsUri}"><name>mktServiceException</name>` +
		`<message>${escapeXml(message)} (${code})</message><code>${code}</code></ns1:serviceException></detail>`;
	const faultString = `${code} - ${escapeXml(text)}`;
	return soapReply(
		500,
		'',
		`<SOAP-ENV:Fault><faultcode>SOAP-ENV:Client</faultcode><faultstring>${faultString}</faultstring>` +
			`${withDetail ? detail : ''}</SOAP-ENV:Fault>`,
	);
}

function soapReply(status: number, namespaces: string, body: string): Reply {
	return {
		status,
		headers: { 'content-type': 'text/xml; charset=utf-8' },
		body:
			'<?xml version="1.0" encoding="UTF-8"?>\n' +
			`<SOAP-ENV:Envelope xmlns:SOAP-ENV="${soapUri}"${namespaces}><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`,
	};
}
