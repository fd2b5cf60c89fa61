import type { N8nApi } from './api';
import { isObject, list, object, text } from './json';
import type { Json } from './json';
import { problem } from './problem';

const executionTimeoutMs = 120_000;
const pollMs = 250;

export interface Execution {
	status: string;
	/** Why it failed; empty if it did not. */
	message: string;
	/** The runs of each node. */
	runs: Json;
}

/** Runs a workflow from one of its triggers, as the editor's button does, and waits until it ends. */
export async function runWorkflow(api: N8nApi, id: string, trigger: string): Promise<Execution> {
	const started = object(await api.post(`/rest/workflows/${id}/run`, { triggerToStartFrom: { name: trigger } }));
	const executionId = text(started['executionId']);
	if (!executionId) throw problem(`n8n did not start the workflow: ${JSON.stringify(started)}`);
	return await endOf(api, executionId);
}

/** The latest execution of a workflow, however it was started; waits until it ends. */
export async function newestExecution(api: N8nApi, workflowId: string): Promise<Execution> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const [newest] = list(object(await api.get(`/rest/executions?filter=${filter}&limit=1`))['results']).map(object);
	if (!newest) throw problem('n8n has not stored an execution of the workflow.');
	return await endOf(api, String(newest['id']));
}

async function endOf(api: N8nApi, executionId: string): Promise<Execution> {
	const deadline = Date.now() + executionTimeoutMs;
	while (Date.now() < deadline) {
		const execution = object(await api.get(`/rest/executions/${executionId}`));
		const status = text(execution['status']);
		if (!['new', 'running', 'waiting', ''].includes(status)) return await readExecution(status, execution['data']);
		await new Promise((resolve) => setTimeout(resolve, pollMs));
	}
	throw problem(`The workflow was still running after ${executionTimeoutMs / 1000} seconds.`);
}

/** n8n sends the data of an execution in the format of the package `flatted`. */
async function readExecution(status: string, data: unknown): Promise<Execution> {
	const { parse } = await import('flatted');
	const result = object(object(parse(text(data)))['resultData']);
	return { status, message: text(object(result['error'])['message']), runs: object(result['runData']) };
}

export interface NodeCounts {
	items: number;
	accepted: number;
	rejected: number;
}

/** Counts the items that went into a node and came out of its success and error outputs, over all its runs. */
export function countNode({ runs }: Execution, node: string): NodeCounts {
	const counts: NodeCounts = { items: 0, accepted: 0, rejected: 0 };
	for (const run of list(runs[node]).map(object)) {
		const outputs = list(object(run['data'])['main']).map(list);
		counts.items += itemsInto(run, runs);
		// If the error output is not used, error items are in the first output.
		const first = outputs[0] ?? [];
		const errors = first.filter(isErrorItem).length;
		counts.accepted += first.length - errors;
		counts.rejected += errors + (outputs[1]?.length ?? 0);
	}
	return counts;
}

/** The text of the first error item, to explain an unexpected rejection. */
export function firstRejection({ runs }: Execution, node: string): string {
	const outputs = list(runs[node]).flatMap((run) => list(object(object(run)['data'])['main']));
	const item = outputs.flatMap(list).find(isErrorItem);
	return text(object(object(item)['json'])['error']);
}

function itemsInto(run: Json, runs: Json): number {
	return list(run['source'])
		.filter(isObject)
		.map(({ previousNode, previousNodeOutput = 0, previousNodeRun = 0 }) => {
			const previous = object(list(runs[text(previousNode)])[Number(previousNodeRun)]);
			return list(list(object(previous['data'])['main'])[Number(previousNodeOutput)]).length;
		})
		.reduce((sum, length) => sum + length, 0);
}

const isErrorItem = (item: unknown) => object(object(item)['json'])['error'] !== undefined;
