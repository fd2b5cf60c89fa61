import { campaignEvent } from '../../nodes/AdobeCampaign/wire/event';
import { pushRequest } from '../../nodes/AdobeCampaign/wire/push';
import type { Json } from '../../scripts/start/json';
import { session } from '../sink/campaign';
import type { Row, Scale } from './row';
import type { Side } from './side';
import { bareLoop, httpRequest, ours, type HttpStep } from './steps';
import { workflowSide, type Step } from './workflow';

/** The data of the item with the index `i`. */
export const event =
	'{ email: `item-${i}@example.com`, externalId: `order-${i}`, firstName: `Name ${i}`, orderNumber: `W-${i}`, total: i }';
export const eventType = 'order_confirmation';
const signedIn = { Cookie: `__sessiontoken=${session.token}`, 'X-Security-Token': session.security };

/** The same envelope that our node sends, with n8n expressions as values. */
export function pushTemplate(baseUrl: string): { url: string; headers: Record<string, string>; body: string } {
	const value = (name: string): string => `{{ $json.${name} }}`;
	const made = campaignEvent('rtEvent', {
		type: eventType,
		attributes: { email: value('email'), externalId: value('externalId') },
		context: { firstName: value('firstName'), orderNumber: value('orderNumber'), total: value('total') },
		children: {},
	});
	if (!('event' in made)) throw new Error(made.why);
	const { url, headers, body = '' } = pushRequest([made.event], { baseUrl });
	return { url, headers: { ...headers, ...signedIn }, body };
}

/** How much of the bare loop's time our node may take. */
const allowance = 1.05;

type SendMode = 'perItem' | 'batched';

/** Our Push Event node, with options of the caller's choice. */
export function pushEvent(sendMode: SendMode, options: Json): Step {
	const parameters = { eventType: { __rl: true, mode: 'id', value: eventType }, sendMode, options };
	return ours('adobeCampaignPushEvent', 'adobeCampaignSessionApi', parameters);
}

/** The HTTP Request node posting the same envelope. */
export function pushRequestByHttp(sinkUrl: string, batch?: HttpStep['batch']): Step {
	const { url, headers, body } = pushTemplate(sinkUrl);
	const { 'Content-Type': type = '', ...others } = headers;
	return httpRequest({ url, headers: others, text: { type, body: `=${body}` }, batch });
}

/** Our Push Event node as the rows measure it. */
export function pushSide(sendMode: SendMode, items: number): Side {
	const options = sendMode === 'batched' ? { concurrency: 10, batchSize: 100 } : { concurrency: 10 };
	return pushSideWith(`push-event ${sendMode}`, items, sendMode, options);
}

/** Our Push Event node as a side of a row, with options of the caller's choice. */
export function pushSideWith(key: string, items: number, sendMode: SendMode, options: Json): Side {
	return workflowSide({ key, items, item: event, steps: () => [pushEvent(sendMode, options)] });
}

/** The HTTP Request node as the rows measure it. */
export function pushByHttp(items: number): Side {
	const steps = (sinkUrl: string) => [pushRequestByHttp(sinkUrl)];
	return workflowSide({ key: 'push-event HTTP Request', items, item: event, steps });
}

function pushByBareLoop(items: number): Side {
	const places = '/\\{\\{ \\$json\\.(\\w+) \\}\\}/g';
	return workflowSide({
		...{ key: 'push-event bare loop', items },
		item: `((json) => ({ body: ${JSON.stringify(pushTemplate('http://127.0.0.1').body)}.replace(${places}, (_, name) => json[name]) }))(${event})`,
		steps: (sinkUrl) => {
			const { url, headers } = pushTemplate(sinkUrl);
			return [bareLoop({ url, headers: JSON.stringify(headers), concurrency: 10, batchSize: 1 })];
		},
	});
}

/** Compares Push Event with the HTTP Request node, with one and with a hundred events per call, and with n8n's own HTTP helper. */
export function pushRows(scale: Scale): Row[] {
	const items = scale(10_000);
	const beside = 'HTTP Request node, same envelope';
	const [perItem, batched, theirs] = [pushSide('perItem', items), pushSide('batched', items), pushByHttp(items)];
	const limit = pushByBareLoop(items);
	return [
		{
			...{ name: 'push-event/per-item', group: 'nodes', ours: `${items} items, concurrency 10`, beside },
			...{ direction: 'faster', target: { limit, allowance }, sides: { ours: perItem, theirs } },
		},
		{
			...{ name: 'push-event/batched', group: 'nodes', ours: `${items} items, 100 per request`, beside },
			...{ direction: 'faster', target: 25, sides: { ours: batched, theirs } },
		},
		{
			...{ name: 'overhead/per-item', group: 'nodes', ours: 'push-event/per-item' },
			...{ direction: 'atMost', target: allowance, sides: { ours: perItem, theirs: limit } },
			beside: "a bare loop of n8n's HTTP helper, same bodies, same concurrency",
		},
	];
}
