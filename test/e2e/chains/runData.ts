import type { N8nApi } from '../../../scripts/start/api';
import { list, object, text } from '../../../scripts/start/json';
import type { Json } from '../../../scripts/start/json';
import { problem } from '../../../scripts/start/problem';

/** By node, the items on each output in its only run. */
export type Outputs = Map<string, Json[][]>;

/** What n8n has stored about the latest execution of a workflow. */
export async function newestRun(api: N8nApi, workflowId: string): Promise<Outputs> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const [newest] = list(object(await api.get(`/rest/executions?filter=${filter}&limit=1`))['results']).map(object);
	if (!newest) throw problem('n8n has not stored an execution of the workflow.');
	const { data, status } = object(await api.get(`/rest/executions/${String(newest['id'])}`));
	if (status !== 'success') throw problem(`The execution ended with the status ${text(status)}.`);
	const { parse } = await import('flatted');
	const runs = object(object(object(parse(text(data)))['resultData'])['runData']);
	return new Map(Object.entries(runs).map(([node, run]) => [node, outputsOf(object(list(run)[0]))]));
}

const outputsOf = (run: Json): Json[][] => list(object(run['data'])['main']).map((items) => list(items).map(object));

/** The position of the source item of an item, in the output of the previous node. */
export function pairedPosition({ pairedItem }: Json): unknown {
	return object(pairedItem)['item'];
}
