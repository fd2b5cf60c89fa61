import type { JsonObject } from '../../shared/contract/outcome';
import { jsonObject } from '../../shared/platform/jsonObject';
import { readJson } from '../../shared/text/json';

/**
 * Reads a response about one event. `serverUrl` comes with blanks around it.
 *
 * @returns undefined where it is not a JSON object
 */
export function readResponse(body: string): JsonObject | undefined {
	const read = readJson(body);
	if (!read) return undefined;
	const response = jsonObject(read);
	return typeof response.serverUrl === 'string' ? { ...response, serverUrl: response.serverUrl.trim() } : response;
}
