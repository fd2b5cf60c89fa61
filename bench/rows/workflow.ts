import type { Json } from '../../scripts/start/json';
import { median } from '../run/median';
import type { ExecutionReport } from '../stage/reports';
import type { Stage } from '../stage/stage';
import { Unmeasured, type Side } from './side';

/** A node of a workflow, without the properties that all nodes share. */
export interface Step {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Json;
	/** The credential type; the saved workflow uses the credential of that type. */
	credential?: string;
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
	/** The value that counts of an execution; by default the time of its steps. */
	value?: (report: ExecutionReport) => number;
	/** Whether the measurement needs an n8n process of its own. */
	fresh?: boolean;
}

/** A side that is a workflow in the real n8n. */
export function workflowSide(side: WorkflowSide): Side {
	const { key, items, fresh } = side;
	return {
		key: `${key} × ${items}`,
		fresh,
		measure: async (stage) => await steady(side, async () => await measure(side, stage)),
	};
}

/** Repeats short measurements: below a second, garbage left by the previous measurement would decide. */
async function steady({ value }: WorkflowSide, once: () => Promise<number>): Promise<number> {
	const first = await once();
	if (value || first >= 1) return first;
	const values = [first];
	while (values.length < 5) values.push(await once());
	return median(values);
}

async function measure(side: WorkflowSide, stage: Stage): Promise<number> {
	const { items, sends = true } = side;
	const steps = side.steps(stage.sink.url);
	const n8n = side.fresh ? await stage.freshN8n() : await stage.n8n();
	await stage.sink.reset();
	const report = await n8n.run(workflow(side, steps));
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
	const ms = counted.reduce((sum, { name }) => sum + (report.nodes.get(name)?.ms ?? 0), 0);
	return side.value ? side.value(report) : ms / 1000;
}

function workflow({ key, items, item }: WorkflowSide, steps: Step[]): Json {
	const jsCode = `return Array.from({ length: ${items} }, (_, i) => ({ json: ${item} }));`;
	const all: Step[] = [
		{ name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{ name: 'Make', type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } },
		...steps,
	];
	return {
		name: `Bench: ${key}`,
		// Nothing is stored, because storing must not be measured.
		settings: { saveManualExecutions: false, saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' },
		nodes: all.map(({ credential, uncounted: _uncounted, ...step }, place) => ({
			...step,
			id: String(place),
			position: [200 * place, 0],
			...(credential ? { credentials: { [credential]: { id: '', name: '' } } } : {}),
		})),
		connections: Object.fromEntries(
			all.slice(1).map(({ name }, place) => [all[place]?.name, { main: [[{ node: name, type: 'main', index: 0 }]] }]),
		),
	};
}
