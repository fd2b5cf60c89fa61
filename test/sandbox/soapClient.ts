import { demo } from '../../sandbox/demo';

export interface SoapCall {
	url: string;
	/** `<schema>#<Method>`; the default for the header and for the element. */
	action?: string;
	soapAction?: string;
	contentType?: string;
	headers?: Record<string, string>;
	/** Content of the session-token element; default login/password. */
	token?: string;
	parameters?: string;
	/** In place of the whole envelope. */
	body?: string | Uint8Array;
}

export interface SoapAnswer {
	status: number;
	text: string;
}

export const loginPassword = `${demo.campaign.login}/${demo.campaign.password}`;

export function envelope(action: string, token: string, parameters: string): string {
	const [schema, method] = action.split('#');
	const content = `<urn:sessiontoken>${token}</urn:sessiontoken>${parameters}`;
	return `<?xml version="1.0" encoding="utf-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:urn="urn:${schema}"><soapenv:Header/><soapenv:Body><urn:${method}>${content}</urn:${method}></soapenv:Body></soapenv:Envelope>`;
}

export async function soap(call: SoapCall): Promise<SoapAnswer> {
	const { url, action = 'nms:rtEvent#PushEvent', token = loginPassword, parameters = domEvent() } = call;
	const response = await fetch(`${url}/nl/jsp/soaprouter.jsp`, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			'content-type': call.contentType ?? 'text/xml; charset=utf-8',
			soapaction: call.soapAction ?? action,
			...call.headers,
		},
		body: call.body ?? envelope(action, token, parameters),
	});
	return { status: response.status, text: await response.text() };
}

export function rtEvent(attributes = 'type="order_confirmation" email="ann@example.com"', ctx = ''): string {
	return `<rtEvent ${attributes}><ctx>${ctx}</ctx></rtEvent>`;
}

export function domEvent(event: string = rtEvent()): string {
	return `<urn:domEvent>${event}</urn:domEvent>`;
}

export function domEvents(...events: string[]): string {
	return `<urn:domEventCollection><Events>${events.join('')}</Events></urn:domEventCollection>`;
}

/** Logs on and returns the headers of the session. */
export async function logon(url: string): Promise<Record<string, string>> {
	const { login, password } = demo.campaign;
	const answer = await soap({
		url,
		action: 'xtk:session#Logon',
		token: '',
		parameters: logonParameters(login, password),
	});
	const sessionToken = /<pstrSessionToken[^>]*>([^<]*)</.exec(answer.text)?.[1];
	const securityToken = /<pstrSecurityToken[^>]*>([^<]*)</.exec(answer.text)?.[1];
	return { cookie: `__sessiontoken=${sessionToken}`, 'x-security-token': `${securityToken}` };
}

export function logonParameters(login: string, password: string): string {
	return `<urn:strLogin>${login}</urn:strLogin><urn:strPassword>${password}</urn:strPassword><urn:elemParameters/>`;
}
