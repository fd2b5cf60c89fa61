import type { Judgement } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { rejected } from '../../shared/contract/outcome';
import { reasonFor } from '../../shared/platform/errorRow';
import { isRecord, readJson } from '../../shared/text/json';
import { schemaViolation } from '../errors';
import { judgeBatch } from './batchResponse';
import type { StreamMessage } from './envelope';
import type { SendMode } from './inletUrl';
import { accepted, isReceipt } from './receipt';
import { judgeRefusal } from './refusal';
import { violationsIn } from './violations';

/**
 * What an inlet's response means for the messages of a call. The response to a batch has the status 207 whatever happened, so its body
 * decides.
 *
 * @param signed whether the call carried a token that a new one could replace
 */
export function judgeIngest(
	mode: SendMode,
	response: WireResponse,
	messages: StreamMessage[],
	signed: boolean,
): Judgement {
	const { status } = response;
	if (status < 200 || status >= 300) return judgeRefusal(response, status, signed);
	const body = readJson(response.body);
	if (body && mode === 'batched' && Array.isArray(body.responses))
		return judgeBatch(body, body.responses, response, messages);
	if (body && mode === 'single' && isReceipt(body)) {
		return { kind: 'answered', outcomes: messages.map((message) => judgeReceipt(message, body, response)) };
	}
	// The documentation speaks of "a successful response" that contains a problem, so the status in a body counts.
	const told = Number(body?.status);
	return judgeRefusal(response, told >= 400 && told < 600 ? told : status, signed);
}

function judgeReceipt(
	message: StreamMessage,
	body: Record<string, unknown>,
	response: WireResponse,
): ReturnType<typeof accepted> {
	const validation = body.syncValidation ?? body.synchronousValidation;
	const verdict = isRecord(validation) ? validation.status : undefined;
	if (typeof verdict !== 'string' || verdict === 'pass') return accepted(message, body, body);
	return rejected(reasonFor(schemaViolation, response, { code: verdict, details: { violations: violationsIn(body) } }));
}
