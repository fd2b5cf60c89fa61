import type { NotAnswered } from '../../shared/contract/judgement';
import type { JsonObject } from '../../shared/contract/outcome';
import type { WireResponse } from '../../shared/contract/wire';
import { judgeInstanceRefusal } from '../../shared/ims/campaignRefusal';
import { jsonObject } from '../../shared/platform/jsonObject';
import { readJson } from '../../shared/text/json';
import { errors, situations, statusErrors, type Asked } from '../errors';

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

/** Judges a response that is not a success, by what was asked for. */
export function judgeRefusal(response: WireResponse, asked: Asked): NotAnswered {
	return judgeInstanceRefusal(response, { ...situations, codes: errors, statuses: statusErrors(asked) });
}
