import { soapEnvelope } from '../../nodes/Marketo/wire/soapEnvelope';
import type { Json } from '../../scripts/start/json';
import { marketoSoap } from '../stage/credentials';
import type { Row, Scale } from './row';
import { httpRequest, ours } from './steps';
import { workflowSide, type Step } from './workflow';

/** The data of the item with the index `i`. */
export const lead = '{ email: `item-${i}@example.com` }';
const campaignId = 1025;
const bearer = { Authorization: 'Bearer bench:ab' };
/** The node's default pace follows Marketo's quota, and only the quota would then be measured. */
export const unpaced = { maxRequests: 0 };

/** Our Request Campaign node, with options of the caller's choice. */
export function requestCampaign(api: 'rest' | 'soap', options: Json): Step {
	const campaign = { campaignBy: 'id', campaignId: { __rl: true, mode: 'id', value: String(campaignId) } };
	const credential = api === 'rest' ? 'marketoApi' : 'marketoSoapApi';
	return ours('marketoRequestCampaign', credential, { api, ...campaign, options });
}

/** The HTTP Request node looks a lead up by its email address. */
export function lookUpByHttp(sinkUrl: string): Step {
	const query = 'filterType=email&filterValues={{ encodeURIComponent($json.email) }}&fields=id';
	return httpRequest({ name: 'Look Up', url: `=${sinkUrl}/rest/v1/leads.json?${query}`, headers: bearer });
}

/** The HTTP Request node triggers the campaign for the lead that was found. */
export function triggerByHttp(sinkUrl: string): Step {
	return httpRequest({
		...{ name: 'Trigger', url: `${sinkUrl}/rest/v1/campaigns/${campaignId}/trigger.json`, headers: bearer },
		json: '={"input":{"leads":[{"id":{{ $json.result[0].id }}}]}}',
	});
}

/** Lets n8n close the connections of a node; together with those of the next one, it would run out of file handles. */
const pause: Step = {
	...{ name: 'Close Connections', type: 'n8n-nodes-base.wait', typeVersion: 1.1, uncounted: true },
	parameters: { amount: 5, unit: 'seconds' },
};

const sign = `const { createHmac } = require('crypto');
return $input.all().map(({ json }) => {
	const timestamp = new Date().toISOString().slice(0, 19) + '+00:00';
	const signature = createHmac('sha1', '${marketoSoap.encryptionKey}').update(timestamp + '${marketoSoap.userId}').digest('hex');
	return { json: { ...json, timestamp, signature } };
});`;

function soapByHttp(sinkUrl: string): Step[] {
	const parameters =
		`<source>MKTOWS</source><campaignId>${campaignId}</campaignId>` +
		'<leadList><leadKey><keyType>EMAIL</keyType><keyValue>{{ $json.email }}</keyValue></leadKey></leadList>';
	const authentication =
		`<ns1:AuthenticationHeader><mktowsUserId>${marketoSoap.userId}</mktowsUserId><requestSignature>{{ $json.signature }}` +
		'</requestSignature><requestTimestamp>{{ $json.timestamp }}</requestTimestamp></ns1:AuthenticationHeader>';
	const body = soapEnvelope('requestCampaign', parameters).replace('<ns1:AuthenticationHeader/>', authentication);
	return [
		{ name: 'Sign', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode: sign } },
		httpRequest({
			...{
				url: `${sinkUrl}/soap/mktows/3_1`,
				headers: { SOAPAction: '"http://www.marketo.com/mktows/requestCampaign"' },
			},
			text: { type: 'text/xml; charset=utf-8', body: `=${body}` },
		}),
	];
}

/** Compares Request Campaign with the HTTP Request node, over both APIs. */
export function marketoRows(scale: Scale): Row[] {
	const items = scale(10_000);
	// The rows before warm up the HTTP Request node.
	const side = (key: string, steps: (sinkUrl: string) => Step[]) =>
		workflowSide({ key, items, item: lead, steps, warm: key.includes('HTTP Request') });
	return [
		{
			...{ name: 'marketo-rest/by-email', group: 'nodes', ours: `${items} items, pacing off` },
			...{ direction: 'faster', target: 50 },
			beside: 'HTTP Request node, one look-up and one trigger per item',
			sides: {
				ours: side('marketo-rest', () => [requestCampaign('rest', unpaced)]),
				theirs: side('marketo-rest HTTP Request', (url) => [lookUpByHttp(url), pause, triggerByHttp(url)]),
			},
		},
		{
			...{ name: 'marketo-soap', group: 'nodes', ours: `${items} items, pacing off` },
			...{ direction: 'faster', target: 40 },
			beside: 'HTTP Request node with a Code node that signs',
			sides: {
				ours: side('marketo-soap', () => [requestCampaign('soap', unpaced)]),
				theirs: side('marketo-soap HTTP Request', soapByHttp),
			},
		},
	];
}
