import type { CredentialFields } from '../../shared/contract/credential';
import type { Attempt, Judgement } from '../../shared/contract/judgement';
import { unknown, type JsonObject, type Outcome } from '../../shared/contract/outcome';
import { postJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { imsHosts } from '../../shared/ims/hosts';
import { judgeRow } from '../../shared/platform/errorRow';
import { readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { hashedUuid } from '../../shared/text/uuid';
import { noId, statusErrors } from '../errors';
import { readRefusal } from './refusal';

/**
 * The request ID of a call that carries these messages: the message's own ID where it travels alone, else one that
 * only these messages make. A call that was divided is a new call and gets a new ID, a repeated call keeps its ID.
 *
 * @param ids the messages' IDs, in the order in which they travel
 */
export function callId(ids: readonly string[]): string {
	const [first = ''] = ids;
	return ids.length < 2 ? first : hashedUuid(ids);
}

/** The three ways of starting a campaign; which one fits is the campaign's own setting. */
export type Endpoint = 'unitary' | 'highThroughput' | 'audience';

/** What one item asks for: a message to one recipient, or the start of a campaign for an audience. */
export interface Execution {
	endpoint: Endpoint;
	campaignId: string;
	/** Tells this message from all others, the same over every attempt; a call's request ID is made of it. */
	id: string;
	/** The request ID that the user gave. */
	reference?: string;
	/** The ID is made of a send-once key, so an earlier execution may have used it. */
	isKeyed?: boolean;
	/** JSON text: the recipient, or for an audience what the body has beside the two IDs. */
	content: string;
	/** UTF-8 bytes of the context, which the platform limits. */
	contextBytes: number;
	/** Who gets the message; absent for an audience. */
	recipient?: { userId: string; namespace: string };
	audienceId?: string;
	/** JSON text of further members of a call's body, from a pasted request. */
	callMembers?: string;
}

/** Recipients in one call (Journey Optimizer APIs, "Trigger campaigns using APIs": maxItems). */
export const MOST_RECIPIENTS = 20;

/** Contextual attributes of a message (Journey Optimizer documentation, "Add contextual attributes": 200 KB). */
export const MOST_CONTEXT_BYTES = 200_000;

export const executionsPath = '/ajo/im/executions';

/**
 * The call that starts a campaign for these recipients, or for one audience. The same messages always make the same
 * request ID, so a repeat of a call is recognisable as one.
 */
export function executionRequest(executions: Execution[], credential: CredentialFields): WireRequest {
	const [first] = executions;
	const endpoint = first?.endpoint ?? 'unitary';
	const head = `{"requestId":${JSON.stringify(callId(executions.map(({ id }) => id)))},"campaignId":${JSON.stringify(first?.campaignId)}`;
	const contents = executions.map(({ content }) => content);
	const body =
		endpoint === 'audience'
			? `${head}${members(contents[0] ?? '{}')}}`
			: `${head}${members(first?.callMembers ?? '{}')},"recipients":[${contents.join(',')}]}`;
	return postJson(`${imsHosts(credential).platformUrl}${executionsPath}/${endpoint.toLowerCase()}`, body);
}

/** The members of an object's JSON text, to be put into another object. */
function members(json: string): string {
	const inner = json.slice(1, -1);
	return inner ? `,${inner}` : '';
}

/**
 * What the response to an execution means for its recipients: one ID for all of them, there is none per message
 * (Journey Optimizer APIs, schemas `imExecutionResponse` and `ScheduledExecutionResponse`). The status is
 * 200 for an update of a running broadcast and 202 for everything else; the ID tells more than the number.
 */
export function judgeExecution(response: WireResponse, executions: Execution[], attempt: Attempt): Judgement {
	if (response.status >= 200 && response.status < 300) return judgeTaken(response, executions);
	const { row, judgement } = readRefusal(response);
	// The platform may have noted the ID of a call that it seemed to turn away.
	if (row?.duplicate && attempt !== 'first') return answered(executions, accepted(executions, {}));
	// n8n's memory of the key was lost, the platform's was not.
	if (row?.duplicate && executions.every(({ isKeyed }) => isKeyed)) return answered(executions, () => sentBefore);
	if (row?.lasting) return answered(executions, () => unknown(judgement.reason));
	return judgement;
}

function judgeTaken(response: WireResponse, executions: Execution[]): Judgement {
	const body = readJson(response.body);
	const ids: JsonObject = {};
	for (const name of ['executionId', 'scheduleId', 'scheduleStatus', 'status']) {
		const value = body?.[name];
		if (typeof value === 'string' && value !== '') ids[name] = value;
	}
	const complete = executions[0]?.endpoint === 'audience' ? (ids.executionId ?? ids.scheduleId) : ids.executionId;
	if (complete !== undefined) return answered(executions, accepted(executions, ids));
	const platformMessage = platformWords(response.body);
	return judgeRow(body ? noId : statusErrors.other, response, { platformMessage });
}

const sentBefore: Outcome = { outcome: 'accepted', json: { accepted: true, duplicate: true } };

function answered(executions: Execution[], outcomeOf: (execution: Execution) => Outcome): Judgement {
	return { kind: 'answered', outcomes: executions.map(outcomeOf) };
}

function accepted(executions: Execution[], ids: JsonObject): (execution: Execution) => Outcome {
	const requestId = callId(executions.map(({ id }) => id));
	return ({ campaignId, recipient, reference, audienceId }) => ({
		outcome: 'accepted',
		json: {
			accepted: true,
			...(recipient ? { recipient: { ...recipient } } : {}),
			...(reference === undefined ? {} : { reference }),
			...ids,
			...{ requestId, campaignId },
			...(audienceId ? { audienceId } : {}),
		},
	});
}
