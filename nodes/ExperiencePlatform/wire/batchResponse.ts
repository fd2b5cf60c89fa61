import type { Judgement } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { rejected, unknown, type Outcome, type Reason } from '../../shared/contract/outcome';
import { retryAfterMs } from '../../shared/http/retryAfter';
import { statusRow } from '../../shared/platform/status';
import { isRecord } from '../../shared/text/json';
import { statusErrors } from '../errors';
import type { StreamMessage } from './envelope';
import { accepted, isReceipt } from './receipt';
import { explain, validationCode, wordsOf } from './refusal';

/**
 * Gives each message of a batch its own part of the response. An element with `status` (formerly `statusCode`) is a
 * refusal, one with nothing but an `xactionId` a success (Experience Platform documentation, "Send multiple messages
 * in a single HTTP request"; adobe/experience-platform-streaming-connect for the newer form).
 */
export function judgeBatch(
	body: Record<string, unknown>,
	responses: unknown[],
	{ headers }: WireResponse,
	messages: StreamMessage[],
): Judgement {
	if (responses.length === 0) {
		return { kind: 'unknown', reason: { message: statusErrors.other.say, todo: statusErrors.other.todo } };
	}
	const places = placesOf(responses, messages.length);
	const elements = new Map(places.map((place, element) => [place, responses[element]]));
	const outcomes = messages.map((message, place) => judgeElement(message, elements.get(place), body));
	const positions = outcomes.flatMap((outcome, place) => (isTurnedAway(outcome) ? [place] : []));
	if (positions.length === 0) return { kind: 'answered', outcomes };
	const retryAfter = retryAfterMs(headers['retry-after'], Date.now());
	const tooMany = positions.some((place) => isTooMany(outcomes[place]));
	return { kind: 'answered', outcomes, turnedAway: { positions, retryAfterMs: retryAfter, tooMany } };
}

function isTurnedAway(outcome: Outcome): boolean {
	return outcome.outcome === 'rejected' && outcome.reason.retryable === true;
}

function isTooMany(outcome: Outcome | undefined): boolean {
	return outcome?.outcome === 'rejected' && outcome.reason.httpStatus === 429;
}

function judgeElement(message: StreamMessage, element: unknown, body: Record<string, unknown>): Outcome {
	const status = isRecord(element) ? Number(element.status ?? element.statusCode ?? 200) : NaN;
	if (isRecord(element) && status >= 300) return judgeRefused(element, status);
	if (status < 300 && isReceipt(element)) return accepted(message, element, body);
	return unknown({
		message: 'The response of Experience Platform does not mention this message',
		todo: statusErrors.other.todo,
	});
}

/** A message is judged by the same rows as a call: where its status says so, it may have been accepted. */
function judgeRefused(element: Record<string, unknown>, status: number): Outcome {
	const platformMessage = wordsOf(element);
	const row = statusRow(status, statusErrors);
	const isUnknown = row.means === 'unknown' || (status >= 500 && row.means !== 'busy');
	const own = row.means === 'busy' ? row : (explain(platformMessage ?? '') ?? statusErrors['400']);
	const { say, todo } = isUnknown ? statusErrors.other : own;
	const reason: Reason = {
		...{ message: say, todo, platformMessage, httpStatus: status },
		retryable: row.means === 'busy' || undefined,
		code: validationCode(platformMessage) ?? String(status),
		details: isReceipt(element) ? { xactionId: String(element.xactionId) } : {},
	};
	return isUnknown ? unknown(reason) : rejected(reason);
}

/**
 * The message that each element of a response speaks of. Elements stand in the order of the messages, one for each, and
 * the number at the end of `xactionId` says the same; where the two contradict each other, nobody knows which of the
 * messages concerned is meant. The documentation's own example has one element too few: then only the number tells, and
 * elements without one speak of nobody.
 *
 * @returns one position per element, undefined where it is not known
 */
function placesOf(responses: unknown[], count: number): Array<number | undefined> {
	const numbers = responses.map(numberOf);
	if (responses.length !== count) {
		const isAlone = (number: number | undefined): boolean => numbers.indexOf(number) === numbers.lastIndexOf(number);
		return numbers.map((number) => (isAlone(number) ? number : undefined));
	}
	const disputed = new Set(
		numbers.flatMap((number, place) => (number === undefined || number === place ? [] : [number, place])),
	);
	return numbers.map((_, place) => (disputed.has(place) ? undefined : place));
}

/** The position at the end of a transaction id: after the last hyphen, in older ones after the third colon. */
function numberOf(element: unknown): number | undefined {
	const numbered = /^(?:.*-|\d+:\d+:\d+:)(\d{1,6})$/;
	const digits = isReceipt(element) ? numbered.exec(String(element.xactionId))?.[1] : undefined;
	return digits === undefined ? undefined : Number(digits);
}
