import type { SinkResponse, Call } from './response';
import { xml } from './response';
import { itemNumbers } from './counts';

/** Above 2^53, like the ids of every instance. */
const firstId = 72_057_594_039_155_998n;

/** The session that the sink opens; it is never checked. */
export const session = { token: '___5A4DB0C5-0000-4000-8000-00000000BEEF', security: '@YmVuY2gtc2VjdXJpdHktdG9rZW4=' };

/** Campaign's SOAP router: `Logon`, single events and batches, and the schema that Adobe's SDK requests. */
export function campaign({ headers, body }: Call): SinkResponse {
	const action = String(headers['soapaction'] ?? '').replaceAll('"', '');
	const [schema = '', method = ''] = action.split('#');
	const numbers = method.startsWith('PushEvent') ? itemNumbers(body) : [];
	return { ...xml(envelope(schema, method, content(method, numbers))), took: numbers };
}

function content(method: string, numbers: number[]): string {
	switch (method) {
		case 'PushEvent':
			return `<plId xsi:type='xsd:long'>${idOf(numbers[0] ?? 0)}</plId>`;
		case 'PushEvents':
			return element(
				'pdomIds',
				`<Events>${numbers.map((number) => `<rtEvent id='${idOf(number)}'/>`).join('')}</Events>`,
			);
		case 'Logon':
			return [
				`<pstrSessionToken xsi:type='xsd:string'>${session.token}</pstrSessionToken>`,
				element('pSessionInfo', sessionInfo),
				`<pstrSecurityToken xsi:type='xsd:string'>${session.security}</pstrSecurityToken>`,
			].join('');
		case 'GetEntityIfMoreRecent':
			return element('pdomDoc', rtEventSchema);
		default:
			return '';
	}
}

const idOf = (number: number): string => String(firstId + BigInt(number));

const element = (name: string, inner: string): string =>
	`<${name} xsi:type='ns:Element' SOAP-ENV:encodingStyle='http://xml.apache.org/xml-soap/literalxml'>${inner}</${name}>`;

/** As captured in the tests of adobe/acc-js-sdk, shortened. */
const sessionInfo =
	"<sessionInfo><serverInfo buildNumber='9356' instanceName='bench' securityTimeOut='86400' sessionTimeOut='86400'/>" +
	"<userInfo locale='en' login='bench' loginId='1059'/></sessionInfo>";

/** The part of `nms:rtEvent` that a client needs to push events (adobe/acc-js-sdk, test/mock.js). */
const rtEventSchema =
	"<schema namespace='nms' name='rtEvent'><element name='rtEvent'></element><methods><method name='PushEvent' static='true'>" +
	"<parameters><param inout='in' name='event' type='DOMDocument'/><param inout='out' name='id' type='int64'/></parameters>" +
	'</method></methods></schema>';

function envelope(schema: string, method: string, inner: string): string {
	return (
		"<?xml version='1.0'?>\n<SOAP-ENV:Envelope xmlns:xsd='http://www.w3.org/2001/XMLSchema' " +
		`xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:ns='urn:${schema}' ` +
		"xmlns:SOAP-ENV='http://schemas.xmlsoap.org/soap/envelope/'><SOAP-ENV:Body>" +
		`<${method}Response xmlns='urn:${schema}' SOAP-ENV:encodingStyle='http://schemas.xmlsoap.org/soap/encoding/'>` +
		`${inner}</${method}Response></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`
	);
}
