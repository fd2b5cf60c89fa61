import type { N8nApi } from './api';
import { list, object, text } from './json';

export interface Credential {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

/** The ids by credential type, for workflows that refer only to the type. */
export type CredentialIds = Map<string, { id: string; name: string }>;

/** Creates the credentials or updates those with the same name, because the sandbox's port may have changed. */
export async function saveCredentials(api: N8nApi, credentials: Credential[]): Promise<CredentialIds> {
	const existing = list(await api.get('/rest/credentials')).map(object);
	const ids: CredentialIds = new Map();
	for (const credential of credentials) {
		const same = existing.find(({ name, type }) => name === credential.name && type === credential.type);
		const known = text(same?.['id']);
		const saved = known
			? await api.patch(`/rest/credentials/${known}`, credential)
			: await api.post('/rest/credentials', credential);
		ids.set(credential.type, { id: known || text(object(saved)['id']), name: credential.name });
	}
	return ids;
}
