import type { Row, Scale } from './row';
import { httpRequest, ours } from './steps';
import { workflowSide } from './workflow';

const item = '{ email: `item-${i}@example.com`, ctx: { firstName: `Name ${i}`, orderNumber: `W-${i}` } }';
const [organization, eventId] = ['geometrixx', 'EVTcartAbandonment'];
const headers = { Authorization: 'Bearer bench-token', 'x-api-key': 'bench-client' };

/** Compares Transactional Send with the HTTP Request node; the platform accepts one event per call. */
export function transactionalRow(scale: Scale): Row {
	const items = scale(10_000);
	const parameters = { organization, eventId, options: { concurrency: 10 } };
	return {
		...{ name: 'transactional-send', ours: `${items} items, concurrency 10`, direction: 'faster', target: 2.4 },
		beside: 'HTTP Request node, one per request',
		sides: {
			ours: workflowSide({
				...{ key: 'transactional-send', items, item },
				steps: () => [ours('adobeCampaignTransactionalSend', 'adobeImsApi', parameters)],
			}),
			theirs: workflowSide({
				...{ key: 'transactional-send HTTP Request', items, item },
				steps: (sinkUrl) => [
					httpRequest({
						...{ url: `${sinkUrl}/${organization}/campaign/mc${organization}/${eventId}`, headers },
						json: '={"email":"{{ $json.email }}","ctx":{{ JSON.stringify($json.ctx) }}}',
					}),
				],
			}),
		},
	};
}
