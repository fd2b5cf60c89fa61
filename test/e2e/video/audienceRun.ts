import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import type { Example } from '../../../scripts/start/expected';
import type { Json } from '../../../scripts/start/json';
import { chained, node, wired } from '../chains/shapeNodes';

const prefix = 'n8n-nodes-campaign-bridge.';

/** An audience run and a scheduled one, with every operation of the Execution node: no example in `examples/` has it. */
export function audienceRun(): Example {
	const campaignId = { __rl: true, mode: 'id', value: campaigns.newsletter.campaignId };
	const run = { endpoint: 'audience', campaignId };
	const executeAt = '={{ $now.plus({ days: 1 }).toISO() }}';
	const scheduleId = "={{ $('Schedule a run').item.json.scheduleId }}";
	const steps = [
		node('Run it by hand', 'n8n-nodes-base.manualTrigger', 1),
		ours('Start a run', 'ExecuteCampaign', run),
		ours('Status of the run', 'Execution', { operation: 'getExecution' }),
		ours('Schedule a run', 'ExecuteCampaign', { ...run, executeAt }),
		ours('Status of the schedule', 'Execution', { operation: 'getSchedule', id: scheduleId }),
		ours('Cancel the schedule', 'Execution', { operation: 'cancelSchedule', id: scheduleId }),
	];
	const names = steps.map(({ name }) => String(name));
	const name = 'Journey Optimizer · Audience runs';
	return {
		...{ file: '', name, formerly: '', platform: 'journeyOptimizer' },
		workflow: {
			name,
			nodes: steps.map((step, index) => ({ ...step, position: [index * 220, 0] })),
			connections: wired(chained(...names)),
			settings: { executionOrder: 'v1' },
		},
		...{ node: 'Cancel the schedule', trigger: 'Run it by hand', requests: [], webhook: '', faults: [] },
		expected: { items: 1, accepted: 1, rejected: 0, arrived: 2 },
	};
}

function ours(name: string, type: string, parameters: Json): Json {
	return { ...node(name, `${prefix}journeyOptimizer${type}`, 1, parameters), credentials: { adobeImsApi: {} } };
}
