import type { N8nApi } from '../../../scripts/start/api';
import type { CredentialIds } from '../../../scripts/start/credentials';
import { readExamples } from '../../../scripts/start/expected';
import { list, object, type Json } from '../../../scripts/start/json';
import { problem } from '../../../scripts/start/problem';
import { activateWorkflow, saveWorkflow } from '../../../scripts/start/workflows';

const exampleName = 'Campaign · Bridge for many events';

export interface Bridge {
	workflowId: string;
	/** Where callers send their events. */
	address: string;
}

/** What makes another bridge of it. */
export interface Variant {
	name: string;
	/** Of its webhook. */
	path: string;
	/** Of the node that sends. */
	options: Json;
}

/**
 * Publishes the bridge of the examples: it responds to each caller after Campaign has responded.
 *
 * @param variant absent: unchanged
 */
export async function publishBridge(
	root: string,
	api: N8nApi,
	credentialIds: CredentialIds,
	variant?: Variant,
): Promise<Bridge> {
	const workflow = readExamples(root).find(({ name }) => name === exampleName)?.workflow;
	if (!workflow) throw problem(`The example "${exampleName}" does not exist.`);
	const saved = await saveWorkflow(api, variant ? varied(workflow, variant) : workflow, credentialIds);
	await activateWorkflow(api, saved);
	return { workflowId: saved.id, address: `${api.url}/webhook/${variant?.path ?? 'campaign-events'}` };
}

function varied(workflow: Json, { name, path, options }: Variant): Json {
	const nodes = list(workflow['nodes']).map((given) => {
		const node = object(given);
		const parameters = object(node['parameters']);
		if (node['type'] === 'n8n-nodes-base.webhook')
			return { ...node, webhookId: name, parameters: { ...parameters, path } };
		return 'eventType' in parameters ? { ...node, parameters: { ...parameters, options } } : node;
	});
	return { ...workflow, name, nodes };
}

/** A request with one event. The sandbox counts it by its external id; in JSON, the end of the key is always marked. */
export const oneEvent = (key: string): Json[] => [
	{ email: `${key}@example.com`, externalId: key, ctx: { firstName: 'Ada' } },
];

/** Whether a response of the bridge says that Campaign accepted the event. */
export const saysAccepted = (status: number, body: string): boolean =>
	status === 200 && /^\[\{"accepted":true,[^\]]*"eventId":"\d+"/.test(body);
