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

/** Publishes the bridge of the examples unchanged: it responds to each caller after Campaign has responded. */
export async function publishBridge(root: string, api: N8nApi, credentialIds: CredentialIds): Promise<Bridge> {
	const workflow = readExamples(root).find(({ name }) => name === exampleName)?.workflow;
	if (!workflow) throw problem(`The example "${exampleName}" does not exist.`);
	const saved = await saveWorkflow(api, workflow, credentialIds);
	await activateWorkflow(api, saved);
	return { workflowId: saved.id, address: `${api.url}/webhook/campaign-events` };
}

/** A request with one event. The sandbox counts it by its external id; in JSON, the end of the key is always marked. */
export const oneEvent = (key: string): Json[] => [
	{ email: `${key}@example.com`, externalId: key, ctx: { firstName: 'Ada' } },
];

/** Whether a response of the bridge says that Campaign accepted the event. */
export const saysAccepted = (status: number, body: string): boolean =>
	status === 200 && /^\[\{"accepted":true,"eventId":"\d+"/.test(body);
