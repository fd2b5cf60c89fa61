import type { Attempt, Judgement } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { unknown, type JsonObject, type Outcome } from '../../shared/contract/outcome';
import { readJson } from '../../shared/text/json';
import { sentences } from '../errors';
import type { Execution } from './execution';
import { readRefusal } from './refusal';
import { callId } from './requestId';

/**
 * What the answer to an execution means for its recipients: one ID for all of them, there is none per message
 * (Journey Optimizer APIs, schemas `imExecutionResponse` and `ScheduledExecutionResponse`). An update of a running
 * broadcast is answered with 200, everything else with 202; the ID tells more than the number.
 */
export function judgeExecution(answer: WireResponse, executions: Execution[], attempt: Attempt): Judgement {
	if (answer.status >= 200 && answer.status < 300) return judgeTaken(answer, executions);
	const { row, judgement } = readRefusal(answer);
	// The platform may have noted the ID of a call that it seemed to turn away.
	if (row?.means === 'duplicate' && attempt !== 'first') return answered(executions, accepted(executions, {}));
	// A repeat would be answered in the same way: only an administrator can mend it.
	if (row?.means === 'unavailable') return answered(executions, () => unknown(judgement.reason));
	return judgement;
}

function judgeTaken(answer: WireResponse, executions: Execution[]): Judgement {
	const body = readJson(answer.body);
	const ids: JsonObject = {};
	for (const name of ['executionId', 'scheduleId', 'scheduleStatus', 'status']) {
		const value = body?.[name];
		if (typeof value === 'string' && value !== '') ids[name] = value;
	}
	const complete = executions[0]?.endpoint === 'audience' ? (ids.executionId ?? ids.scheduleId) : ids.executionId;
	if (complete !== undefined) return answered(executions, accepted(executions, ids));
	const sentence = body ? sentences.noId : sentences.unreadable;
	return { kind: 'unknown', reason: { ...sentence, httpStatus: answer.status } };
}

function answered(executions: Execution[], outcomeOf: (execution: Execution) => Outcome): Judgement {
	return { kind: 'answered', outcomes: executions.map(outcomeOf) };
}

function accepted(executions: Execution[], ids: JsonObject): (execution: Execution) => Outcome {
	const requestId = callId(executions.map(({ id }) => id));
	return ({ campaignId, recipient, audienceId }) => ({
		outcome: 'accepted',
		json: {
			accepted: true,
			...ids,
			...{ requestId, campaignId },
			...(recipient ? { recipient: { ...recipient } } : {}),
			...(audienceId ? { audienceId } : {}),
		},
	});
}
