import type { WireResponse } from '../../../nodes/shared/contract/wire';

export const json = (status: number, body: unknown): WireResponse => ({
	status,
	headers: {},
	body: JSON.stringify(body),
});
export const soap = (status: number, content: string): WireResponse => ({
	...{ status, headers: {} },
	body: `<?xml version='1.0'?><s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>${content}</s:Body></s:Envelope>`,
});
export const fault = (code: string, text: string, detail: string): WireResponse =>
	soap(
		500,
		`<s:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring><detail>${detail}</detail></s:Fault>`,
	);
