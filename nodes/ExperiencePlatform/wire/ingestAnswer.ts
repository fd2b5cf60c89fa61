import type { Judgement } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { rejected } from '../../shared/contract/outcome';
import { isRecord, readJson } from '../../shared/text/json';
import { schemaViolation } from '../errors';
import { judgeBatch } from './batchAnswer';
import type { StreamMessage } from './envelope';
import type { SendMode } from './inletUrl';
import { accepted, isReceipt } from './receipt';
import { judgeRefusal } from './refusal';
import { violationsIn } from './violations';

/**
 * What an inlet's answer means for the messages of a call. A batch is answered with 207 whatever happened, so its body
 * decides.
 *
 * @param signed whether the call carried a token that a new one could replace
 */
export function judgeIngest(
	mode: SendMode,
	answer: WireResponse,
	messages: StreamMessage[],
	signed: boolean,
): Judgement {
	const { status } = answer;
	if (status < 200 || status >= 300) return judgeRefusal(answer, status, signed);
	const body = readJson(answer.body);
	if (body && mode === 'batched' && Array.isArray(body.responses)) return judgeBatch(body, body.responses, messages);
	if (body && mode === 'single' && isReceipt(body)) {
		return { kind: 'answered', outcomes: messages.map((message) => judgeReceipt(message, body, status)) };
	}
	// The documentation speaks of "a successful response" that holds a problem, so the status in a body counts.
	const told = Number(body?.status);
	return judgeRefusal(answer, told >= 400 && told < 600 ? told : status, signed);
}

function judgeReceipt(
	message: StreamMessage,
	body: Record<string, unknown>,
	httpStatus: number,
): ReturnType<typeof accepted> {
	const validation = body.syncValidation ?? body.synchronousValidation;
	const verdict = isRecord(validation) ? validation.status : undefined;
	if (typeof verdict !== 'string' || verdict === 'pass') return accepted(message, body, body);
	const violations = violationsIn(body);
	return rejected({
		...{ message: schemaViolation.say, todo: schemaViolation.todo, code: verdict, httpStatus },
		details: { violations },
	});
}
