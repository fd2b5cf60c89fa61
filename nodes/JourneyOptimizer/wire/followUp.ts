import type { CredentialFields } from '../../shared/contract/credential';
import type { Attempt, Judgement } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import type { JsonObject } from '../../shared/contract/outcome';
import { imsHosts } from '../../shared/ims/hosts';
import { readJson } from '../../shared/text/json';
import { sentences } from '../errors';
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
	return {
		method: operation === 'cancelSchedule' ? 'DELETE' : 'GET',
		url: `${imsHosts(credential).platformUrl}${path}`,
		headers: { Accept: 'application/json' },
	};
}

/** Hands the platform's answer on as it is; a cancelled schedule is answered with an empty object. */
export function judgeFollowUp(answer: WireResponse, { operation, id }: FollowUp, attempt: Attempt): Judgement {
	const cancels = operation === 'cancelSchedule';
	const body = answer.status < 300 ? readJson(answer.body) : undefined;
	if (cancels && answer.status < 300 && (body || answer.body.trim() === '')) {
		return taken({ ...jsonObject(body), cancelled: true, scheduleId: id });
	}
	if (body && (typeof body.executionId === 'string' || typeof body.scheduleId === 'string')) {
		return taken(jsonObject(body));
	}
	// What our own repeat does not find any more, its first try has cancelled.
	if (cancels && answer.status === 404 && attempt === 'maybeExecuted')
		return taken({ cancelled: true, scheduleId: id });
	if (answer.status >= 300) return judgeRefusal(answer, cancels);
	return { kind: 'unknown', reason: { ...sentences.unreadable, httpStatus: answer.status } };
}

/** A question changes nothing, so what the platform could not answer may be asked again. */
function judgeRefusal(answer: WireResponse, cancels: boolean): Judgement {
	const { judgement } = readRefusal(answer);
	if (judgement.kind !== 'unknown' || cancels) return judgement;
	const { message } = sentences.broken;
	return { kind: 'busy', reason: { ...judgement.reason, message, todo: 'Ask again later.' } };
}

function taken(json: JsonObject): Judgement {
	return { kind: 'answered', outcomes: [{ outcome: 'accepted', json }] };
}

/** What JSON holds is JSON; the compiler cannot know. */
function jsonObject(value: Record<string, unknown> | undefined): JsonObject {
	return Object.fromEntries(
		Object.entries(value ?? {}).flatMap(([key, entry]) => (isJson(entry) ? [[key, entry]] : [])),
	);
}

function isJson(value: unknown): value is JsonObject[string] {
	return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}
