import { soapEnvelope } from '../../nodes/Marketo/wire/soapEnvelope';
import { marketoSoap } from '../stage/credentials';
import type { Row, Scale } from './row';
import { httpRequest, ours } from './steps';
import { workflowSide, type Step } from './workflow';

const item = '{ email: `item-${i}@example.com` }';
const campaignId = 1025;
const bearer = { Authorization: 'Bearer bench:ab' };
/** The node's default pace follows Marketo's quota, and only the quota would then be measured. */
const unpaced = { maxRequests: 0 };

function requestCampaign(api: 'rest' | 'soap', key: string, items: number) {
	const parameters = {
		api,
		campaignBy: 'id',
		campaignId: { __rl: true, mode: 'id', value: String(campaignId) },
		options: unpaced,
	};
	const credential = api === 'rest' ? 'marketoApi' : 'marketoSoapApi';
	return workflowSide({ key, items, item, steps: () => [ours('marketoRequestCampaign', credential, parameters)] });
}

/** Lets n8n close the connections of a node; together with those of the next one, it would run out of file handles. */
const pause: Step = {
	...{ name: 'Close Connections', type: 'n8n-nodes-base.wait', typeVersion: 1.1, uncounted: true },
	parameters: { amount: 5, unit: 'seconds' },
};

function restByHttp(sinkUrl: string): Step[] {
	const query = 'filterType=email&filterValues={{ encodeURIComponent($json.email) }}&fields=id';
	return [
		httpRequest({ name: 'Look Up', url: `=${sinkUrl}/rest/v1/leads.json?${query}`, headers: bearer }),
		pause,
		httpRequest({
			...{ name: 'Trigger', url: `${sinkUrl}/rest/v1/campaigns/${campaignId}/trigger.json`, headers: bearer },
			json: '={"input":{"leads":[{"id":{{ $json.result[0].id }}}]}}',
		}),
	];
}

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
	return [
		{
			...{ name: 'marketo-rest/by-email', ours: `${items} items, pacing off`, direction: 'faster', target: 50 },
			beside: 'HTTP Request node, one look-up and one trigger per item',
			sides: {
				ours: requestCampaign('rest', 'marketo-rest', items),
				theirs: workflowSide({ key: 'marketo-rest HTTP Request', items, item, steps: restByHttp }),
			},
		},
		{
			...{ name: 'marketo-soap', ours: `${items} items, pacing off`, direction: 'faster', target: 40 },
			beside: 'HTTP Request node with a Code node that signs',
			sides: {
				ours: requestCampaign('soap', 'marketo-soap', items),
				theirs: workflowSide({ key: 'marketo-soap HTTP Request', items, item, steps: soapByHttp }),
			},
		},
	];
}
