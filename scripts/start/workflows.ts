import type { N8nApi } from './api';
import type { CredentialIds } from './credentials';
import { list, object, text } from './json';
import type { Json } from './json';
import { problem } from './problem';
import { tagIds } from './tags';

export interface SavedWorkflow {
	id: string;
	versionId: string;
}

/**
 * Creates the workflow, or replaces the one with the same name.
 *
 * @param formerly another name under which it may have been saved before
 */
export async function saveWorkflow(
	api: N8nApi,
	workflow: Json,
	ids: CredentialIds,
	formerly = '',
): Promise<SavedWorkflow> {
	const name = text(workflow['name']);
	const { connections, settings, pinData = {} } = workflow;
	const nodes = list(workflow['nodes']).map((node) => withCredentials(object(node), ids));
	const tags = await tagIds(
		api,
		list(workflow['tags']).map((tag) => text(object(tag)['name'])),
	);
	const body = { name, nodes, connections, settings, pinData, tags };
	const known = (await findWorkflow(api, name)) || (formerly && (await findWorkflow(api, formerly)));
	const saved = object(
		known ? await api.patch(`/rest/workflows/${known}`, body) : await api.post('/rest/workflows', body),
	);
	return { id: text(saved['id']), versionId: text(saved['versionId']) };
}

/** The id of the workflow with this name; empty if there is none. */
async function findWorkflow(api: N8nApi, name: string): Promise<string> {
	const query = encodeURIComponent(JSON.stringify({ name, isArchived: false }));
	const found = list(await api.get(`/rest/workflows?filter=${query}`)).map(object);
	return text(found.find((candidate) => candidate['name'] === name)?.['id']);
}

/** n8n publishes workflows from a queue; on a slow machine, a trigger is active only seconds after the response. */
const publishTimeoutMs = 30_000;
const pollMs = 200;

/** Publishes the saved version and waits until its production URL serves it. */
export async function activateWorkflow(api: N8nApi, { id, versionId }: SavedWorkflow): Promise<void> {
	await api.post(`/rest/workflows/${id}/activate`, { versionId });
	const deadline = Date.now() + publishTimeoutMs;
	while (Date.now() < deadline) {
		const { status, liveVersionId } = object(await api.get(`/rest/workflows/${id}/publication-status`));
		if (status === 'failed') throw problem('n8n could not publish the workflow.');
		if (status !== 'in_progress' && liveVersionId === versionId) return;
		await new Promise((resolve) => setTimeout(resolve, pollMs));
	}
	throw problem(`n8n did not publish the workflow within ${publishTimeoutMs / 1000} seconds.`);
}

/** Inserts the credential ids: an id is valid only in one n8n, so the files do not contain any. */
function withCredentials(node: Json, ids: CredentialIds): Json {
	const wanted = Object.keys(object(node['credentials']));
	if (wanted.length === 0) return node;
	const own = wanted.map((type) => [type, ids.get(type) ?? object(node['credentials'])[type]]);
	return { ...node, credentials: Object.fromEntries(own) };
}
