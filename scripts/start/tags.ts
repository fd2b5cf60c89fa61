import type { N8nApi } from './api';
import { list, object, text } from './json';

/** The ids of tags by their names; those that n8n does not have yet are created. */
export async function tagIds(api: N8nApi, names: string[]): Promise<string[]> {
	if (names.length === 0) return [];
	const existing = list(await api.get('/rest/tags')).map(object);
	const ids: string[] = [];
	for (const name of names) {
		const known = existing.find((tag) => tag['name'] === name);
		ids.push(text((known ?? object(await api.post('/rest/tags', { name })))['id']));
	}
	return ids;
}
