import type { Judgement } from '../../shared/contract/judgement';
import { rejected, unknown, type Outcome } from '../../shared/contract/outcome';
import { isRecord } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { statusErrors } from '../errors';
import type { StreamMessage } from './envelope';
import { accepted, isReceipt } from './receipt';
import { explain, validationCode } from './refusal';

type Answer = Record<string, unknown>;

/**
 * Gives each message of a batch its own part of the answer. An element with `status` (formerly `statusCode`) is a
 * refusal, one with nothing but an `xactionId` a success (Experience Platform documentation, "Send multiple messages
 * in a single HTTP request"; adobe/experience-platform-streaming-connect for the newer form).
 */
export function judgeBatch(body: Answer, responses: unknown[], messages: StreamMessage[]): Judgement {
	if (responses.length === 0) {
		return { kind: 'unknown', reason: { message: statusErrors.other.say, todo: statusErrors.other.todo } };
	}
	const places = placesOf(responses, messages.length);
	const answers = new Map(places.map((place, element) => [place, responses[element]]));
	return {
		kind: 'answered',
		outcomes: messages.map((message, place) => judgeElement(message, answers.get(place), body)),
	};
}

function judgeElement(message: StreamMessage, element: unknown, body: Answer): Outcome {
	const status = isRecord(element) ? Number(element.status ?? element.statusCode ?? 200) : NaN;
	if (isRecord(element) && status >= 300) {
		const platformMessage = platformWords(typeof element.message === 'string' ? element.message : '');
		const known = explain(platformMessage ?? '') ?? statusErrors['400'];
		return rejected({
			...{ message: known.say, todo: known.todo, platformMessage, httpStatus: status },
			code: validationCode(platformMessage) ?? String(status),
			details: isReceipt(element) ? { xactionId: String(element.xactionId) } : {},
		});
	}
	if (status < 300 && isReceipt(element)) return accepted(message, element, body);
	return unknown({
		message: 'The answer of Experience Platform does not mention this message',
		todo: statusErrors.other.todo,
	});
}

/**
 * The message that each element of an answer speaks of. Elements stand in the order of the messages, one for each; the
 * documentation's own example has one too few. Then only the number at the end of `xactionId` tells, and elements
 * without one speak of nobody.
 *
 * @returns one position per element, undefined where it is not known
 */
function placesOf(responses: unknown[], count: number): Array<number | undefined> {
	const numbers = responses.map(numberOf);
	const distinct = new Set(numbers.filter((number) => number !== undefined && number < count));
	const complete = distinct.size === count && responses.length === count;
	if (responses.length === count && !complete) return responses.map((_, place) => place);
	const seen = new Map<number | undefined, number>();
	for (const number of numbers) seen.set(number, (seen.get(number) ?? 0) + 1);
	return numbers.map((number) => (seen.get(number) === 1 ? number : undefined));
}

/** The position at the end of a transaction id: after the last hyphen, in older ones after the third colon. */
function numberOf(element: unknown): number | undefined {
	const numbered = /^(?:.*-|\d+:\d+:\d+:)(\d{1,6})$/;
	const digits = isReceipt(element) ? numbered.exec(String(element.xactionId))?.[1] : undefined;
	return digits === undefined ? undefined : Number(digits);
}
