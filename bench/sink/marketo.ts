import { json, xml, type SinkResponse, type Call } from './response';
import { itemNumbers } from './counts';

/** Every key has one lead, whose id is the item's number plus one, because ids start at 1. */
const createdAt = '2026-01-31T18:00:00Z';
const address = /item-\d+@example\.com/g;

/** The REST API: token, look-up of leads by email address, trigger. */
export function marketoRest({ address: path, body }: Call): SinkResponse {
	if (path.startsWith('/identity/')) {
		return json(200, { access_token: 'bench:ab', token_type: 'bearer', expires_in: 3599, scope: 'bench@example.com' });
	}
	if (path.startsWith('/rest/v1/leads.json')) {
		const emails = decodeURIComponent(`${path} ${body}`).match(address) ?? [];
		const result = emails.map((email) => ({ id: Number(itemNumbers(email)[0]) + 1, email, createdAt }));
		return json(200, { requestId: 'bench#1', success: true, result });
	}
	const numbers = leadIds(body).map((id) => id - 1);
	return json(200, { requestId: 'bench#2', success: true, result: [{ id: 1025 }] }, numbers);
}

function leadIds(body: string): number[] {
	return Array.from(body.matchAll(/"id":\s*(\d+)/g), ([, digits]) => Number(digits));
}

/** The only operation of the SOAP API here; it accepts every lead. */
export function marketoSoap({ body }: Call): SinkResponse {
	const response = xml(
		'<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" ' +
			'xmlns:ns1="http://www.marketo.com/mktows/"><SOAP-ENV:Body><ns1:successRequestCampaign><result><success>true</success>' +
			'</result></ns1:successRequestCampaign></SOAP-ENV:Body></SOAP-ENV:Envelope>',
	);
	return { ...response, took: itemNumbers(body) };
}
