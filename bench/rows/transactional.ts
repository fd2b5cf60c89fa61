import type { Json } from '../../scripts/start/json';
import type { Row, Scale } from './row';
import type { Side } from './side';
import { bareLoop, httpRequest, ours, type HttpStep } from './steps';
import { workflowSide, type Step } from './workflow';

/** The data of the item with the index `i`. */
export const event = '{ email: `item-${i}@example.com`, ctx: { firstName: `Name ${i}`, orderNumber: `W-${i}` } }';
const [organization, eventId] = ['geometrixx', 'EVTcartAbandonment'];
const headers = { Authorization: 'Bearer bench-token', 'x-api-key': 'bench-client' };
const path = `/${organization}/campaign/mc${organization}/${eventId}`;
/** How much of the bare loop's time our node may take. */
const allowance = 1.1;

/** Our Transactional Send node, with options of the caller's choice. */
export function transactionalSend(options: Json): Step {
	return ours('adobeCampaignTransactionalSend', 'adobeImsApi', { organization, eventId, options });
}

/** The HTTP Request node with the same body. */
export function eventByHttp(sinkUrl: string, batch?: HttpStep['batch']): Step {
	const json = '={"email":"{{ $json.email }}","ctx":{{ JSON.stringify($json.ctx) }}}';
	return httpRequest({ url: sinkUrl + path, headers, json, batch });
}

function byBareLoop(items: number): Side {
	const sent = { ...headers, Accept: 'application/json', 'Content-Type': 'application/json;charset=utf-8' };
	return workflowSide({
		...{ key: 'transactional-send bare loop', items, item: `{ body: JSON.stringify(${event}) }` },
		steps: (sinkUrl) => [
			bareLoop({ url: sinkUrl + path, headers: JSON.stringify(sent), concurrency: 10, batchSize: 1 }),
		],
	});
}

/** Compares Transactional Send with the HTTP Request node and with n8n's own HTTP helper; the platform accepts one event per call. */
export function transactionalRows(scale: Scale): Row[] {
	const items = scale(10_000);
	const sent = workflowSide({
		...{ key: 'transactional-send', items, item: event },
		steps: () => [transactionalSend({ concurrency: 10 })],
	});
	const limit = byBareLoop(items);
	return [
		{
			...{ name: 'transactional-send', group: 'nodes', ours: `${items} items, concurrency 10` },
			...{ direction: 'faster', target: { limit, allowance }, beside: 'HTTP Request node, one per request' },
			sides: {
				ours: sent,
				theirs: workflowSide({
					...{ key: 'transactional-send HTTP Request', items, item: event, warm: true },
					steps: (sinkUrl) => [eventByHttp(sinkUrl)],
				}),
			},
		},
		{
			...{ name: 'overhead/transactional', group: 'nodes', ours: 'transactional-send' },
			...{ direction: 'atMost', target: allowance },
			beside: "a bare loop of n8n's HTTP helper, same bodies, same concurrency",
			sides: { ours: sent, theirs: limit },
		},
	];
}
