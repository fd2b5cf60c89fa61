import { equal } from 'node:assert/strict';
import { runWorkflow, type Execution } from '../../../scripts/start/executions';
import { list, object, type Json } from '../../../scripts/start/json';
import { saveWorkflow } from '../../../scripts/start/workflows';
import type { World } from '../world';
import { node, wired, type Wire } from './shapeNodes';

/**
 * Runs a workflow of these nodes from a trigger named "Start".
 *
 * @returns what n8n stored
 * @throws an assertion if the execution does not succeed
 */
export async function runNodes(world: World, name: string, nodes: Json[], wires: Wire[]): Promise<Execution> {
	const { api, credentialIds } = await world.n8n();
	const start = node('Start', 'n8n-nodes-base.manualTrigger', 1);
	const workflow = {
		...{ name, nodes: [start, ...nodes], connections: wired(wires) },
		settings: { executionOrder: 'v1' },
	};
	const { id } = await saveWorkflow(api, workflow, credentialIds);
	const execution = await runWorkflow(api, id, 'Start');
	equal(execution.status, 'success', execution.message);
	return execution;
}

/** The items on a node's first output in its last run. */
export function outputOf({ runs }: Execution, name: string): Json[] {
	const [output] = list(object(object(list(runs[name]).at(-1))['data'])['main']);
	return list(output).map(object);
}
