import type { Json, JsonObject } from '../../shared/contract/outcome';
import { readJson } from '../../shared/text/json';

/**
 * Reads an answer about one event. `serverUrl` comes with blanks around it.
 *
 * @returns undefined where it is no JSON object
 */
export function readAnswer(body: string): JsonObject | undefined {
	const read = readJson(body);
	if (!read) return undefined;
	const answer = jsonObject(read);
	return typeof answer.serverUrl === 'string' ? { ...answer, serverUrl: answer.serverUrl.trim() } : answer;
}

/** The same object with the type that values from JSON text have. */
export function jsonObject(value: object): JsonObject {
	return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, json(member)]));
}

function json(value: unknown): Json {
	switch (typeof value) {
		case 'string':
		case 'number':
		case 'boolean':
			return value;
		case 'object':
			if (value === null) return null;
			return Array.isArray(value) ? value.map(json) : jsonObject(value);
		default:
			return null;
	}
}
