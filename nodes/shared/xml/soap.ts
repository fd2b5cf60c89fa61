import { child, parseXml, type XmlElement } from './parse';

/** A fault of SOAP 1.1; empty texts where a part is missing. */
export interface SoapFault {
	faultcode: string;
	faultstring: string;
	detail: XmlElement | undefined;
}

export type SoapResponse =
	| { kind: 'element'; element: XmlElement }
	| { kind: 'fault'; fault: SoapFault }
	/** Nothing that was expected. `text`: the body, where it is not an envelope, whose data could hold any text. */
	| { kind: 'other'; text: string };

/**
 * Reads a SOAP response. Only the children of the SOAP body count: what lies deeper may be an echo of the request.
 *
 * @param name the local name of the element expected, which may have siblings
 */
export function readSoapResponse(body: string, name: string): SoapResponse {
	const document = parseXml(body) ?? parseXml(withoutBareAmpersands(body));
	// A page that happens to be well-formed is no less a page, and nothing in it echoes a request.
	const soapBody = child(document, 'Body');
	if (!soapBody) return { kind: 'other', text: body };
	const fault = child(soapBody, 'Fault');
	if (fault) {
		const text = (part: string): string => child(fault, part)?.text.trim() ?? '';
		const detail = child(fault, 'detail');
		return { kind: 'fault', fault: { faultcode: text('faultcode'), faultstring: text('faultstring'), detail } };
	}
	const element = child(soapBody, name);
	return element ? { kind: 'element', element } : { kind: 'other', text: '' };
}

/** Platforms quote what they were sent, and some forget to escape it: the fault around it is no less one. */
function withoutBareAmpersands(body: string): string {
	return body.replace(/<!\[CDATA\[[^]*?\]\]>|&(?!(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z]\w{0,30});)/gi, (found) =>
		found === '&' ? '&amp;' : found,
	);
}
