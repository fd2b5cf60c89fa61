import type { Attempt, Judgement } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { unknown, type JsonObject, type Outcome } from '../../shared/contract/outcome';
import { judgeRow } from '../../shared/platform/errorRow';
import { readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { noId, statusErrors } from '../errors';
import type { Execution } from './execution';
import { readRefusal } from './refusal';
import { callId } from './requestId';

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
