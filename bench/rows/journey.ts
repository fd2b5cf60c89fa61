import type { Json } from '../../scripts/start/json';
import type { Row, Scale } from './row';
import { httpRequest, ours, type HttpStep } from './steps';
import { workflowSide, type Step } from './workflow';

/** The data of the item with the index `i`. */
export const recipient =
	"{ userId: `item-${i}@example.com`, namespace: 'email', context: { orderNumber: `W-${i}`, total: i } }";
const campaignId = '16f24a15-7e21-477c-848a-d5695ca7f137';
const headers = {
	Authorization: 'Bearer bench-token',
	'x-api-key': 'bench-client',
	'x-gw-ims-org-id': '5A4DB0C5000000000A495CA8@AdobeOrg',
	'x-sandbox-name': 'prod',
};

/** Our Execute Campaign node, with options of the caller's choice. */
export function executeCampaign(options: Json): Step {
	const parameters = { endpoint: 'unitary', campaignId: { __rl: true, mode: 'id', value: campaignId }, options };
	return ours('journeyOptimizerExecuteCampaign', 'adobeImsApi', parameters);
}

/** The HTTP Request node with one recipient per call. */
export function executionByHttp(sinkUrl: string, batch?: HttpStep['batch']): Step {
	const json =
		`={"requestId":"{{ $execution.id }}-{{ $itemIndex }}","campaignId":"${campaignId}","recipients":` +
		'[{"type":"aep","userId":"{{ $json.userId }}","namespace":"email","context":{{ JSON.stringify($json.context) }}}]}';
	return httpRequest({ url: `${sinkUrl}/ajo/im/executions/unitary`, headers, json, batch });
}

/** Compares Execute Campaign, with twenty recipients per call, with the HTTP Request node. */
export function executeCampaignRow(scale: Scale): Row {
	const items = scale(10_000);
	return {
		...{ name: 'execute-campaign/20', group: 'nodes', ours: `${items} recipients, 20 per request` },
		...{ direction: 'faster', target: 20, beside: 'HTTP Request node, one per request' },
		sides: {
			ours: workflowSide({
				...{ key: 'execute-campaign', items, item: recipient },
				steps: () => [executeCampaign({ recipientsPerCall: 20 })],
			}),
			theirs: workflowSide({
				...{ key: 'execute-campaign HTTP Request', items, item: recipient, warm: true },
				steps: (sinkUrl) => [executionByHttp(sinkUrl)],
			}),
		},
	};
}
