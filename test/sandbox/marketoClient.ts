import HmacSHA1 from 'crypto-js/hmac-sha1';

import { demo } from '../../sandbox/demo';

const { clientId, clientSecret, userId, encryptionKey } = demo.marketo;

export async function requestToken(url: string, changes: Record<string, string> = {}): Promise<Response> {
	const query = new URLSearchParams({
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
		...changes,
	});
	return await fetch(`${url}/identity/oauth/token?${query}`);
}

export async function accessToken(url: string): Promise<string> {
	const answer: unknown = await (await requestToken(url)).json();
	if (typeof answer === 'object' && answer && 'access_token' in answer) return String(answer.access_token);
	throw new Error('no access token');
}

export interface RestCall {
	url: string;
	path: string;
	token?: string;
	body?: unknown;
	headers?: Record<string, string>;
}

/** Calls the REST API with a token of the demo account; with a body it is a POST. */
export async function rest({ url, path, token, body, headers }: RestCall): Promise<{ status: number; json: unknown }> {
	const response = await fetch(`${url}/rest/v1/${path}`, {
		method: body === undefined ? 'GET' : 'POST',
		headers: {
			authorization: `Bearer ${token ?? (await accessToken(url))}`,
			'content-type': 'application/json',
			...headers,
		},
		body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
	});
	const text = await response.text();
	return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : text };
}

export interface SoapChanges {
	timestamp?: string;
	signature?: string;
	user?: string;
	soapAction?: string;
	contentType?: string;
	/** In place of the whole authentication header. */
	header?: string;
	/** In place of the whole body element. */
	body?: string;
}

/** Calls the SOAP API, signed for now unless the changes say otherwise. */
export async function soap(
	url: string,
	parameters: string,
	changes: SoapChanges = {},
): Promise<{ status: number; text: string }> {
	const timestamp = changes.timestamp ?? new Date().toISOString().replace(/\.\d+Z$/, '+00:00');
	const user = changes.user ?? userId;
	const signature = changes.signature ?? HmacSHA1(timestamp + user, encryptionKey).toString();
	const header =
		changes.header ??
		`<mktowsUserId>${user}</mktowsUserId><requestSignature>${signature}</requestSignature><requestTimestamp>${timestamp}</requestTimestamp>`;
	const body = changes.body ?? `<m:paramsRequestCampaign>${parameters}</m:paramsRequestCampaign>`;
	const response = await fetch(`${url}/soap/mktows/3_1`, {
		method: 'POST',
		headers: {
			'content-type': changes.contentType ?? 'text/xml; charset=utf-8',
			soapaction: changes.soapAction ?? '"http://www.marketo.com/mktows/requestCampaign"',
		},
		body: `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://www.marketo.com/mktows/"><s:Header><m:AuthenticationHeader>${header}</m:AuthenticationHeader></s:Header><s:Body>${body}</s:Body></s:Envelope>`,
	});
	return { status: response.status, text: await response.text() };
}

export function leadList(...emails: string[]): string {
	const keys = emails.map((email) => `<leadKey><keyType>EMAIL</keyType><keyValue>${email}</keyValue></leadKey>`);
	return `<leadList>${keys.join('')}</leadList>`;
}
