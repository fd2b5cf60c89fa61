import type { CredentialFields } from '../../shared/contract/credential';
import type { Attempt, Judgement } from '../../shared/contract/judgement';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import type { JsonObject } from '../../shared/contract/outcome';
import { imsHosts } from '../../shared/ims/hosts';
import { judgeRow } from '../../shared/platform/errorRow';
import { jsonObject } from '../../shared/platform/jsonObject';
import { readJson } from '../../shared/text/json';
import { statusErrors } from '../errors';
import { executionsPath } from './execution';
import { readRefusal } from './refusal';

export const followUpOperations = ['getExecution', 'getSchedule', 'cancelSchedule'] as const;
export type FollowUpOperation = (typeof followUpOperations)[number];

/** A question about an audience run or a schedule, or the wish to cancel one. */
export interface FollowUp {
	operation: FollowUpOperation;
	id: string;
}

/** The request of a follow-up (Journey Optimizer APIs, "Trigger campaigns using APIs"). */
export function followUpRequest({ operation, id }: FollowUp, credential: CredentialFields): WireRequest {
	const collection = operation === 'getExecution' ? 'audience' : 'schedules';
	const path = `${executionsPath}/${collection}/${encodeURIComponent(id)}`;
	const request = getJson(`${imsHosts(credential).platformUrl}${path}`);
	return operation === 'cancelSchedule' ? { ...request, method: 'DELETE' } : request;
}

/** Hands the platform's response on as it is; the response about a cancelled schedule is an empty object. */
export function judgeFollowUp(response: WireResponse, { operation, id }: FollowUp, attempt: Attempt): Judgement {
	const cancels = operation === 'cancelSchedule';
	const body = response.status < 300 ? readJson(response.body) : undefined;
	if (cancels && response.status < 300 && (body || response.body.trim() === '')) {
		return taken({ ...jsonObject(body ?? {}), cancelled: true, scheduleId: id });
	}
	if (body && (typeof body.executionId === 'string' || typeof body.scheduleId === 'string')) {
		return taken(jsonObject(body));
	}
	// What our own repeat does not find any more, its first attempt has cancelled.
	if (cancels && response.status === 404 && attempt === 'maybeExecuted')
		return taken({ cancelled: true, scheduleId: id });
	if (response.status >= 300) return judgeRefusal(response, cancels);
	return judgeRow(statusErrors.other, response, {});
}

/** A question changes nothing, so what brought no response may be asked again. */
function judgeRefusal(response: WireResponse, cancels: boolean): Judgement {
	const { judgement } = readRefusal(response);
	if (judgement.kind !== 'unknown' || cancels) return judgement;
	const { say: message } = statusErrors['5xx'];
	return { kind: 'busy', reason: { ...judgement.reason, message, todo: 'Ask again later.' } };
}

function taken(json: JsonObject): Judgement {
	return { kind: 'answered', outcomes: [{ outcome: 'accepted', json }] };
}
