import type { Json } from '../../scripts/start/json';
import { median } from '../run/median';
import type { Over } from '../stage/credentials';
import type { ExecutionReport } from '../stage/reports';
import type { Stage } from '../stage/stage';
import { Unmeasured, type Figures, type Side } from './side';

/** A node of a workflow, without the properties that all nodes share. */
export interface Step {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Json;
	/** The credential type; the saved workflow uses the credential of that type. */
	credential?: string;
	onError?: 'continueRegularOutput';
	webhookId?: string;
	/** Whether its time does not count. */
	uncounted?: boolean;
}

export interface WorkflowSide {
	key: string;
	items: number;
	/** JavaScript of a Code node: the data of the item with the index `i`. */
	item: string;
	/** Run one after the other; their execution times are added. */
	steps: (sinkUrl: string) => Step[];
	/** Whether the messages go to the sink. */
	sends?: boolean;
	/** What counts of an execution; by default the time of its steps, in seconds. */
	figures?: (report: ExecutionReport, seconds: number) => Figures;
	/** Where the items come from; by default a Code node makes them. */
	make?: Step;
	over?: Over;
	/** How long the platform takes for a response. */
	latencyMs?: number;
	/** See `Side`. */
	needs?: Side['needs'];
	once?: boolean;
	warm?: boolean;
}

/** A side that is a workflow in the real n8n. */
export function workflowSide(side: WorkflowSide): Side {
	const { key, items, needs, once, warm } = side;
	return {
		...{ key: `${key} × ${items}`, needs, once, warm },
		measure: async (stage) => await steady(side, async () => await measure(side, stage)),
	};
}

/** Repeats short measurements: below a second, garbage left by the previous measurement would decide. */
async function steady({ figures }: WorkflowSide, measured: () => Promise<Figures>): Promise<Figures> {
	const first = await measured();
	if (figures || first.value >= 1) return first;
	const values = [first.value];
	while (values.length < 5) values.push((await measured()).value);
	return { value: median(values) };
}

async function measure(side: WorkflowSide, stage: Stage): Promise<Figures> {
	const { items, sends = true, over = 'HTTP', latencyMs, figures } = side;
	const steps = side.steps(over === 'TLS' ? stage.sink.tlsUrl : stage.sink.url);
	const n8n = await stage.n8n(side.needs);
	await stage.sink.reset({ latencyMs });
	const report = await n8n.run(workflow(side, steps), over);
	if (report.status !== 'success')
		throw new Unmeasured(`the execution ended with the status '${report.status}': ${report.error}`);
	for (const { name } of steps) {
		const { items: came = 0, refused = 0 } = report.nodes.get(name) ?? {};
		if (came !== items || refused > 0) throw new Unmeasured(`${name}: ${came} of ${items} items, ${refused} refused`);
	}
	const { messages, distinct } = await stage.sink.counts();
	const expected = sends ? items : 0;
	if (messages !== expected || distinct !== expected) {
		throw new Unmeasured(`${messages} messages arrived (${distinct} distinct), expected ${expected}`);
	}
	const counted = steps.filter(({ uncounted }) => !uncounted);
	const seconds = counted.reduce((sum, { name }) => sum + (report.nodes.get(name)?.ms ?? 0), 0) / 1000;
	return figures ? figures(report, seconds) : { value: seconds };
}

function workflow({ key, items, item, make }: WorkflowSide, steps: Step[]): Json {
	const jsCode = `return Array.from({ length: ${items} }, (_, i) => ({ json: ${item} }));`;
	return chain(`Bench: ${key}`, [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		make ?? { name: 'Make', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } },
		...steps,
	]);
}

/** A workflow of these nodes, one after the other. Nothing is stored, because storing must not be measured. */
export function chain(name: string, steps: Step[]): Json {
	const stored = { saveManualExecutions: false, saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' };
	return {
		name,
		settings: { executionOrder: 'v1', ...stored },
		nodes: steps.map(({ credential, uncounted: _uncounted, ...step }, place) => ({
			...step,
			id: String(place),
			position: [200 * place, 0],
			...(credential ? { credentials: { [credential]: { id: '', name: '' } } } : {}),
		})),
		connections: Object.fromEntries(
			steps
				.slice(1)
				.map((step, place) => [steps[place]?.name, { main: [[{ node: step.name, type: 'main', index: 0 }]] }]),
		),
	};
}
