import { equal } from 'node:assert/strict';
import { atSandbox } from '../../../scripts/start/atSandbox';
import { firstRejection, runWorkflow } from '../../../scripts/start/executions';
import { readExamples } from '../../../scripts/start/expected';
import { list } from '../../../scripts/start/json';
import { saveWorkflow } from '../../../scripts/start/workflows';
import type { Checks } from '../checks';
import type { World } from '../world';

/** Runs by hand the examples that `npm start` starts by their webhooks: a click must do as well. */
export async function byHand(world: World, checks: Checks): Promise<void> {
	const { api, credentialIds } = await world.n8n();
	for (const { name, node, workflow, requests } of readExamples(world.places.root)) {
		if (requests.length === 0) continue;
		await checks.check(`by hand: ${name}`, async () => {
			const { id } = await saveWorkflow(api, atSandbox(workflow, world.sandbox.url), credentialIds);
			const execution = await runWorkflow(api, id, 'Run it by hand');
			equal(`${execution.status} ${execution.message}`, 'success ');
			// Where the node is the trigger itself, another one started the workflow.
			if (list(execution.runs[node]).length > 0) equal(firstRejection(execution, node), '');
		});
	}
}
