import type { Json } from '../../scripts/start/json';
import { organizationId } from '../stage/credentials';
import type { Row, Scale } from './row';
import { bareLoop, httpRequest, ours } from './steps';
import { workflowSide, type Step } from './workflow';

const item =
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

function streamIngest(sinkUrl: string): Step {
	const parameters: Json = {
		...{ inletUrl: { __rl: true, mode: 'url', value: `${sinkUrl}/collection/${inlet}` }, datasetId },
		schemaId: { __rl: true, mode: 'id', value: schemaId },
		flowId: { __rl: true, mode: 'id', value: flowId },
		options: { batchSize },
	};
	return ours('experiencePlatformStreamIngest', 'adobeImsApi', parameters);
}

function streamSide(items: number) {
	return workflowSide({ key: 'stream-ingest', items, item, steps: (sinkUrl) => [streamIngest(sinkUrl)] });
}

function streamByHttp(items: number) {
	const head = `{"header":${JSON.stringify(header)},"body":{"xdmMeta":${JSON.stringify({ schemaRef })},"xdmEntity":`;
	const json = `=${head}{{ JSON.stringify($json) }}}}`;
	return workflowSide({
		...{ key: 'stream-ingest HTTP Request', items, item },
		steps: (sinkUrl) => [httpRequest({ url: `${sinkUrl}/collection/${inlet}`, headers, json })],
	});
}

function streamByBareLoop(items: number) {
	return workflowSide({
		...{ key: 'stream-ingest bare loop', items, item },
		steps: (sinkUrl) => [
			bareLoop({
				...{ url: `${sinkUrl}/collection/batch/${inlet}`, batchSize, concurrency },
				headers: JSON.stringify({ ...headers, 'Content-Type': 'application/json' }),
				around: JSON.stringify({ header, xdmMeta: { schemaRef } }),
			}),
		],
	});
}

/** Compares Stream Ingest with the HTTP Request node. */
export function streamRow(scale: Scale): Row {
	const items = scale(10_000);
	return {
		...{
			name: 'stream-ingest/batched',
			ours: `${items} items of about 1 KB, ${batchSize} per request`,
			direction: 'faster',
			target: 40,
		},
		beside: 'HTTP Request node, one message per request',
		sides: { ours: streamSide(items), theirs: streamByHttp(items) },
	};
}

/** Compares Stream Ingest with the minimum: the messages' JSON and the same number of bare calls. */
export function streamOverhead(scale: Scale): Row {
	const items = scale(10_000);
	return {
		...{ name: 'overhead/batched', ours: 'stream-ingest/batched', direction: 'atMost', target: 2.5 },
		beside: 'JSON.stringify of the same messages and the same number of bare requests',
		sides: { ours: streamSide(items), theirs: streamByBareLoop(items) },
	};
}

/** Compares the time for ten times as many items. */
export function growthRow(scale: Scale): Row {
	const [few, many] = [scale(10_000), scale(100_000)];
	return {
		...{
			name: 'growth',
			ours: `stream-ingest, ${many} items`,
			beside: `the same, ${few} items`,
			direction: 'atMost',
			target: 12,
		},
		sides: { ours: streamSide(many), theirs: streamSide(few) },
	};
}

const bytesPerMegabyte = 1_000_000;

/** The peak memory of n8n, measured in a new process each time. */
export function memoryRow(scale: Scale): Row {
	const items = scale(100_000);
	const side = (key: string, sends: boolean, steps: (sinkUrl: string) => Step[]) =>
		workflowSide({
			...{ key, items, item, steps, sends },
			fresh: true,
			value: ({ peakBytes }) => peakBytes / bytesPerMegabyte,
		});
	const nothing: Step = { name: 'Nothing', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
	return {
		...{ name: 'memory', ours: `peak RSS of n8n, stream-ingest, ${items} items`, direction: 'atMost', target: 1.5 },
		...{ beside: 'the same workflow with a No Operation node', unit: 'megabytes' },
		sides: {
			ours: side('memory', true, (sinkUrl) => [streamIngest(sinkUrl)]),
			theirs: side('memory No Operation', false, () => [nothing]),
		},
	};
}
