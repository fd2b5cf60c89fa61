import type { Json } from '../../scripts/start/json';
import { organizationId } from '../stage/credentials';
import type { Row, Scale } from './row';
import type { Side } from './side';
import { bareLoop, httpRequest, ours } from './steps';
import { workflowSide, type Step } from './workflow';

/** The data of the item with the index `i`, about 1 KB. */
export const entity =
	"{ _id: `item-${i}`, timestamp: '2026-01-31T18:00:00Z', identityMap: { Email: [{ id: `customer${i}@example.com`, primary: true }] }, " +
	"_sandbox: { order: { number: `W-${i}`, total: i, note: 'x'.repeat(820) } } }";

const inlet = '5a4db0c50000400080000000000000beef';
const schemaId = 'https://ns.adobe.com/sandbox/schemas/5a4db0c5000040008000000000000001';
const [datasetId, flowId] = ['5a4db0c50000400080000001', '5a4db0c5-0000-4000-8000-00000000f001'];
const schemaRef = { id: schemaId, contentType: 'application/vnd.adobe.xed-full+json;version=1' };
const header = { schemaRef, imsOrgId: organizationId, datasetId, flowId };
const headers = { Authorization: 'Bearer bench-token', 'x-gw-ims-org-id': organizationId, 'x-sandbox-name': 'prod' };

const batchSize = 500;
/** Our node's default. */
const concurrency = 5;

/** Our Stream Ingest node, with options of the caller's choice. */
export function streamIngest(sinkUrl: string, options: Json = { batchSize }): Step {
	const parameters: Json = {
		...{ inletUrl: { __rl: true, mode: 'url', value: `${sinkUrl}/collection/${inlet}` }, datasetId },
		schemaId: { __rl: true, mode: 'id', value: schemaId },
		...{ flowId: { __rl: true, mode: 'id', value: flowId }, options },
	};
	return ours('experiencePlatformStreamIngest', 'adobeImsApi', parameters);
}

/** Our Stream Ingest node as the rows measure it. */
export function streamSide(items: number): Side {
	return workflowSide({ key: 'stream-ingest', items, item: entity, steps: (sinkUrl) => [streamIngest(sinkUrl)] });
}

/** The HTTP Request node with one message per request. */
export function entityByHttp(sinkUrl: string): Step {
	const head = `{"header":${JSON.stringify(header)},"body":{"xdmMeta":${JSON.stringify({ schemaRef })},"xdmEntity":`;
	const json = `=${head}{{ JSON.stringify($json) }}}}`;
	return httpRequest({ url: `${sinkUrl}/collection/${inlet}`, headers, json });
}

function streamByBareLoop(items: number): Side {
	return workflowSide({
		...{ key: 'stream-ingest bare loop', items, item: entity },
		steps: (sinkUrl) => [
			bareLoop({
				...{ url: `${sinkUrl}/collection/batch/${inlet}`, batchSize, concurrency },
				headers: JSON.stringify({ ...headers, 'Content-Type': 'application/json' }),
				around: JSON.stringify({ header, xdmMeta: { schemaRef } }),
			}),
		],
	});
}

/** Compares Stream Ingest with the HTTP Request node, and with the minimum: the messages' JSON and the same number of bare calls. */
export function streamRows(scale: Scale): Row[] {
	const items = scale(10_000);
	const sent = streamSide(items);
	const byHttp = workflowSide({
		...{ key: 'stream-ingest HTTP Request', items, item: entity, warm: true },
		steps: (sinkUrl) => [entityByHttp(sinkUrl)],
	});
	return [
		{
			...{ name: 'stream-ingest/batched', group: 'nodes', direction: 'faster', target: 40 },
			ours: `${items} items of about 1 KB, ${batchSize} per request`,
			beside: 'HTTP Request node, one message per request',
			sides: { ours: sent, theirs: byHttp },
		},
		{
			...{ name: 'overhead/batched', group: 'nodes', ours: 'stream-ingest/batched', direction: 'atMost', target: 2.5 },
			beside: 'JSON.stringify of the same messages and the same number of bare requests',
			sides: { ours: sent, theirs: streamByBareLoop(items) },
		},
	];
}
