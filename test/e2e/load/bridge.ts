import type { N8nApi } from '../../../scripts/start/api';
import type { CredentialIds } from '../../../scripts/start/credentials';
import { readExamples } from '../../../scripts/start/expected';
import type { Json } from '../../../scripts/start/json';
import { problem } from '../../../scripts/start/problem';
import { activateWorkflow, saveWorkflow } from '../../../scripts/start/workflows';

const exampleName = 'Bridge for many events';

export interface Bridge {
	workflowId: string;
	/** Where callers send their events. */
	address: string;
}

/** Publishes the bridge of the examples as it is: it answers each caller after Campaign has answered. */
export async function publishBridge(root: string, api: N8nApi, credentialIds: CredentialIds): Promise<Bridge> {
	const workflow = readExamples(root).find(({ name }) => name === exampleName)?.workflow;
	if (!workflow) throw problem(`There is no example "${exampleName}".`);
	const saved = await saveWorkflow(api, workflow, credentialIds);
	await activateWorkflow(api, saved);
	return { workflowId: saved.id, address: `${api.url}/webhook/campaign-events` };
}

/** A request with one event. The sandbox counts it under its external id; JSON marks the end of the key in any text. */
export const oneEvent = (key: string): Json[] => [
	{ email: `${key}@example.com`, externalId: key, ctx: { firstName: 'Ada' } },
];

/** Whether an answer of the bridge says that Campaign took the event. */
export const saysAccepted = (status: number, body: string): boolean =>
	status === 200 && /^\[\{"accepted":true,"eventId":"\d+"/.test(body);
