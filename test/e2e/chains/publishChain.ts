import type { N8nApi } from '../../../scripts/start/api';
import { atSandbox } from '../../../scripts/start/atSandbox';
import type { CredentialIds } from '../../../scripts/start/credentials';
import { readExamples } from '../../../scripts/start/expected';
import { problem } from '../../../scripts/start/problem';
import { activateWorkflow, saveWorkflow } from '../../../scripts/start/workflows';
import type { World } from '../world';

const exampleName = 'All platforms · Order confirmation with a fallback';

export interface Chain {
	workflowId: string;
	/** Where the shop posts its orders. */
	address: string;
}

/** Publishes the example that uses all platforms. */
export async function publishChain(world: World, api: N8nApi, credentialIds: CredentialIds): Promise<Chain> {
	const example = readExamples(world.places.root).find(({ name }) => name === exampleName);
	if (!example) throw problem(`The example "${exampleName}" does not exist.`);
	const saved = await saveWorkflow(api, atSandbox(example.workflow, world.sandbox.url), credentialIds);
	await activateWorkflow(api, saved);
	return { workflowId: saved.id, address: `${api.url}/webhook/orders-with-fallback` };
}

/** Posts to the chain as the shop does and returns the response: the items of the last node. */
export async function postOrders({ address }: Chain, body: unknown): Promise<unknown> {
	const headers = { 'content-type': 'application/json' };
	const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
	const content = await response.text();
	if (!response.ok) throw problem(`The workflow responded with ${response.status}: ${content.slice(0, 300)}`);
	return JSON.parse(content);
}
