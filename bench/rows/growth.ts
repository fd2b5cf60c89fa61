import type { Row, Scale } from './row';
import type { Side } from './side';
import { entity, streamIngest, streamSide } from './stream';
import { workflowSide, type Step } from './workflow';

const bytesPerMegabyte = 1_000_000;

/** How the time and the memory of one execution grow with its items. */
export function growthRows(scale: Scale): Row[] {
	const [few, many, most] = [scale(10_000), scale(100_000), scale(1_000_000)];
	return [
		{
			...{ name: 'growth', group: 'nodes', ours: `stream-ingest, ${many} items`, beside: `the same, ${few} items` },
			...{ direction: 'atMost', target: 12, sides: { ours: streamSide(many), theirs: streamSide(few) } },
		},
		{
			...{ name: 'growth/1000000', group: 'nodes', ours: `stream-ingest, ${most} items in one execution` },
			...{ beside: `the same, ${many} items`, direction: 'atMost', target: 12 },
			sides: { ours: inOneExecution(most), theirs: inOneExecution(many) },
		},
		memoryRow(many),
	];
}

/** In a process of its own, whose peak memory is that of this execution. */
function inOneExecution(items: number): Side {
	return workflowSide({
		...{ key: 'stream-ingest in one execution', items, item: entity, needs: 'fresh', once: true },
		make: {
			...{ name: 'Make', type: 'CUSTOM.benchMakeItems', typeVersion: 1 },
			parameters: { items, item: `(${entity})` },
		},
		steps: (sinkUrl) => [streamIngest(sinkUrl)],
		figures: ({ peakBytes }, value) => ({ value, megabytes: peakBytes / bytesPerMegabyte }),
	});
}

/** The peak memory of n8n, measured in a new process each time. */
function memoryRow(items: number): Row {
	const side = (key: string, sends: boolean, steps: (sinkUrl: string) => Step[]): Side =>
		workflowSide({
			...{ key, items, item: entity, steps, sends, needs: 'fresh' },
			figures: ({ peakBytes }) => ({ value: peakBytes / bytesPerMegabyte }),
		});
	const nothing: Step = { name: 'Nothing', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} };
	return {
		...{ name: 'memory', group: 'nodes', ours: `peak RSS of n8n, stream-ingest, ${items} items` },
		...{ beside: 'the same workflow with a No Operation node' },
		...{ direction: 'atMost', target: 1.5, unit: 'megabytes' },
		sides: {
			ours: side('memory', true, (sinkUrl) => [streamIngest(sinkUrl)]),
			theirs: side('memory No Operation', false, () => [nothing]),
		},
	};
}
