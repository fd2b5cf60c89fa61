import type { Row, Scale } from './row';
import { httpRequest, ours } from './steps';
import { workflowSide } from './workflow';

const item = "{ userId: `item-${i}@example.com`, namespace: 'email', context: { orderNumber: `W-${i}`, total: i } }";
const campaignId = '16f24a15-7e21-477c-848a-d5695ca7f137';
const headers = {
	Authorization: 'Bearer bench-token',
	'x-api-key': 'bench-client',
	'x-gw-ims-org-id': '5A4DB0C5000000000A495CA8@AdobeOrg',
	'x-sandbox-name': 'prod',
};

/** Compares Execute Campaign, with twenty recipients per call, with the HTTP Request node. */
export function executeCampaignRow(scale: Scale): Row {
	const items = scale(10_000);
	const parameters = {
		...{ endpoint: 'unitary', campaignId: { __rl: true, mode: 'id', value: campaignId } },
		options: { recipientsPerCall: 20 },
	};
	const json =
		`={"requestId":"{{ $execution.id }}-{{ $itemIndex }}","campaignId":"${campaignId}","recipients":` +
		'[{"type":"aep","userId":"{{ $json.userId }}","namespace":"email","context":{{ JSON.stringify($json.context) }}}]}';
	return {
		...{ name: 'execute-campaign/20', ours: `${items} recipients, 20 per request`, direction: 'faster', target: 20 },
		beside: 'HTTP Request node, one per request',
		sides: {
			ours: workflowSide({
				...{ key: 'execute-campaign', items, item },
				steps: () => [ours('journeyOptimizerExecuteCampaign', 'adobeImsApi', parameters)],
			}),
			theirs: workflowSide({
				...{ key: 'execute-campaign HTTP Request', items, item },
				steps: (sinkUrl) => [httpRequest({ url: `${sinkUrl}/ajo/im/executions/unitary`, headers, json })],
			}),
		},
	};
}
