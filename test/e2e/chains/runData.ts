import type { N8nApi } from '../../../scripts/start/api';
import { newestExecution } from '../../../scripts/start/executions';
import { list, object } from '../../../scripts/start/json';
import type { Json } from '../../../scripts/start/json';
import { problem } from '../../../scripts/start/problem';

/** By node, the items on each output in its only run. */
export type Outputs = Map<string, Json[][]>;

/** What n8n has stored about the latest execution of a workflow. */
export async function newestRun(api: N8nApi, workflowId: string): Promise<Outputs> {
	const { status, runs } = await newestExecution(api, workflowId);
	if (status !== 'success') throw problem(`The execution ended with the status ${status}.`);
	return new Map(Object.entries(runs).map(([node, run]) => [node, outputsOf(object(list(run)[0]))]));
}

const outputsOf = (run: Json): Json[][] => list(object(run['data'])['main']).map((items) => list(items).map(object));

/** The position of the source item of an item, in the output of the previous node. */
export function pairedPosition({ pairedItem }: Json): unknown {
	return object(pairedItem)['item'];
}
