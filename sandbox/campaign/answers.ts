import type { Reply } from '../http';

const soapUri = 'http://schemas.xmlsoap.org/soap/envelope/';
const encodingStyle = "SOAP-ENV:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'";
const literalXml = "SOAP-ENV:encodingStyle='http://xml.apache.org/xml-soap/literalxml'";

/** Thrown to make the platform respond with a SOAP fault. */
export class SoapFault extends Error {
	constructor(
		readonly code: 'Client' | 'Server',
		readonly faultString: string,
		readonly detail: string,
		/** Whether the detail is sent as CDATA, as Campaign does when it echoes a request. */
		readonly detailAsCdata = false,
	) {
		super(faultString);
	}
}

/** Thrown to make the platform respond with plain text instead of SOAP, as it does for sessions. */
export class PlainRefusal extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

const entities = new Map([
	['&', '&amp;'],
	['<', '&lt;'],
	['>', '&gt;'],
	['"', '&quot;'],
	["'", '&apos;'],
]);

/** Escapes text for an element or a quoted attribute. */
export function escapeXml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? '');
}

/** An output parameter that is a number or a string. */
export function scalar(name: string, type: 'long' | 'string', value: string): string {
	return `<${name} xsi:type='xsd:${type}'>${escapeXml(value)}</${name}>`;
}

/** An output parameter that contains XML. */
export function xmlValue(name: string, xml: string): string {
	return `<${name} xsi:type='ns:Element' ${literalXml}>${xml}</${name}>`;
}

/** The response of a method that succeeded. */
export function methodResponse(schema: string, method: string, outputs: string): Reply {
	const urn = `urn:${schema}`;
	const open = `<${method}Response xmlns='${urn}' ${encodingStyle}>`;
	return soapReply(200, urn, `${open}${outputs}</${method}Response>`);
}

/** A fault; `detail` and its siblings have no namespace, as SOAP 1.1 section 4.4 requires. */
export function faultReply(fault: SoapFault, status: number): Reply {
	const { code, faultString, detail, detailAsCdata } = fault;
	const shownDetail = detailAsCdata ? `<![CDATA[${detail.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : escapeXml(detail);
	const body = [
		'<SOAP-ENV:Fault>',
		`<faultcode>SOAP-ENV:${code}</faultcode>`,
		`<faultstring xsi:type='xsd:string'>${escapeXml(faultString)}</faultstring>`,
		`<detail xsi:type='xsd:string'>${shownDetail}</detail>`,
		'</SOAP-ENV:Fault>',
	].join('');
	return soapReply(status, 'http://xml.apache.org/xml-soap', body);
}

function soapReply(status: number, ns: string, body: string): Reply {
	const namespaces = [
		"xmlns:xsd='http://www.w3.org/2001/XMLSchema'",
		"xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'",
		`xmlns:ns='${ns}'`,
		`xmlns:SOAP-ENV='${soapUri}'`,
	].join(' ');
	const envelope = `<SOAP-ENV:Envelope ${namespaces}><SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`;
	return {
		status,
		headers: { 'content-type': 'text/xml; charset=utf-8' },
		body: `<?xml version='1.0'?>\n${envelope}\n`,
	};
}
