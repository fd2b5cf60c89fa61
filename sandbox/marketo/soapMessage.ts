import HmacSHA1 from 'crypto-js/hmac-sha1';

import { parseXml, XmlError, type XmlElement } from '../xmlTree';
import { demo } from '../demo';
import { MarketoFault, mktowsUri } from './soapReplies';

const soapUri = 'http://schemas.xmlsoap.org/soap/envelope/';
const timestampPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;

/** The parameters of a SOAP call whose sender is known. */
export interface SoapMessage {
	/** Name of the element with the parameters, such as `paramsRequestCampaign`. */
	element: string;
	/** Its children, in order. */
	children: XmlElement[];
}

/** Reads and checks a SOAP 1.1 message against the WSDL; throws MarketoFault. */
export function readMessage(text: string, skewSeconds: number): SoapMessage {
	const root = parse(text);
	const [header, body, ...others] = root.children;
	const isSoap = (element: XmlElement | undefined, name: string): boolean =>
		element?.uri === soapUri && element.name === name;
	if (!isSoap(root, 'Envelope') || !isSoap(header, 'Header') || !isSoap(body, 'Body') || others.length > 0) {
		throw notUnderstood('An envelope with a header and a body is expected');
	}
	checkSignature(header?.children ?? [], skewSeconds);
	const [parameters, ...more] = body?.children ?? [];
	if (!parameters || more.length > 0 || parameters.uri !== mktowsUri) {
		throw notUnderstood('One element of the mktows namespace is expected in the body');
	}
	if (parameters.children.some(hasNamespace)) {
		throw notUnderstood('The elements inside the parameters must not be in a namespace');
	}
	return { element: parameters.name, children: parameters.children };
}

export function notUnderstood(message: string): MarketoFault {
	return new MarketoFault('20012', 'Request not understood', message);
}

function parse(text: string): XmlElement {
	try {
		return parseXml(text);
	} catch (error) {
		if (!(error instanceof XmlError)) throw error;
		throw notUnderstood(error.message);
	}
}

function hasNamespace(element: XmlElement): boolean {
	return element.uri !== '' || element.children.some(hasNamespace);
}

/** The header has three elements in the order of the WSDL, followed by two optional ones. */
function checkSignature(headers: XmlElement[], skewSeconds: number): void {
	const authentication = headers.find(({ name, uri }) => name === 'AuthenticationHeader' && uri === mktowsUri);
	const children = authentication?.children ?? [];
	const names = children.map(({ name }) => name).join(' ');
	if (!/^mktowsUserId requestSignature requestTimestamp( audit)?( mode)?$/.test(names) || children.some(hasNamespace)) {
		throw new MarketoFault('20014', 'Authentication failed', 'The authentication header is incomplete');
	}
	const [userId = '', signature = '', timestamp = ''] = children.map(({ text }) => text);
	const expected = HmacSHA1(timestamp + userId, demo.marketo.encryptionKey).toString();
	if (userId !== demo.marketo.userId || signature !== expected || !timestampPattern.test(timestamp)) {
		throw new MarketoFault('20014', 'Authentication failed', 'Authentication failed');
	}
	if (Math.abs(Date.now() - Date.parse(timestamp)) > skewSeconds * 1000) {
		throw new MarketoFault('20016', 'Request expired', `The request of ${timestamp} has expired`);
	}
}
