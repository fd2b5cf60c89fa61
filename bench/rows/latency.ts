import type { Json } from '../../scripts/start/json';
import type { Over } from '../stage/credentials';
import { executeCampaign, executionByHttp, recipient } from './journey';
import { event, pushEvent, pushRequestByHttp } from './push';
import type { Row, Scale } from './row';
import { known, type Side } from './side';
import type { HttpStep } from './steps';
import { event as transactionalEvent, eventByHttp, transactionalSend } from './transactional';
import { workflowSide, type Step } from './workflow';

/** How long the platform takes for each response, in these rows. */
export const latencyMs = 100;
/** How many responses each of the parallel requests gets one after the other. */
const responses = 20;
/** A node that uses the parallel requests it is allowed reaches this share of what they make possible. */
const leastShare = 0.9;

interface Sender {
	name: string;
	item: string;
	ours: (options: Json) => Step;
	byHttp: (sinkUrl: string, batch: HttpStep['batch']) => Step;
}

/** The nodes whose platform takes one message per request, or that send them that way. */
const senders: Sender[] = [
	{
		...{ name: 'push-event', item: event, byHttp: pushRequestByHttp },
		ours: (options) => pushEvent('perItem', options),
	},
	{ name: 'execute-campaign', item: recipient, ours: executeCampaign, byHttp: executionByHttp },
	{ name: 'transactional-send', item: transactionalEvent, ours: transactionalSend, byHttp: eventByHttp },
];

/** Compares what the nodes send to a platform at a distance with what their parallel requests make possible. */
export function latencyRows(scale: Scale): Row[] {
	return senders.flatMap((sender) =>
		(['HTTP', 'TLS'] as const).flatMap((over) =>
			[10, 50, 100].map((parallel) => latencyRow(sender, over, parallel, scale(parallel * responses * 10) / 10)),
		),
	);
}

function latencyRow(sender: Sender, over: Over, parallel: number, wanted: number): Row {
	// Full rounds, so that the last one does not wait for a few.
	const items = Math.ceil(wanted / parallel) * parallel;
	const { name, item, ours, byHttp } = sender;
	const side = (key: string, steps: (sinkUrl: string) => Step[], warm: boolean): Side =>
		workflowSide({
			...{ key: `${key} over ${over}, ${parallel} parallel`, items, item, steps, over, latencyMs, warm },
			figures: ({ nodes }, seconds) => {
				const busy = Math.max(...[...nodes].filter(([node]) => node !== 'Make').map(([, report]) => report.busy));
				return { value: items / seconds, busy };
			},
		});
	// As well as a user can set it: as many as the platform may get at once start each time those before must be done.
	const batch = { batchSize: parallel, batchInterval: latencyMs };
	return {
		name: `latency/${name}/${over.toLowerCase()}/${parallel}`,
		...{ group: 'latency', direction: 'atLeast', target: leastShare, unit: 'perSecond' },
		...{ ours: `${name}, concurrency ${parallel}`, beside: `${parallel} ÷ ${latencyMs} ms` },
		sides: {
			ours: side(name, () => [ours({ concurrency: parallel })], parallel !== 10),
			theirs: known(`${parallel} parallel ÷ ${latencyMs} ms`, (parallel * 1000) / latencyMs),
			also: side(`${name} HTTP Request`, (sinkUrl) => [byHttp(sinkUrl, batch)], true),
		},
	};
}
