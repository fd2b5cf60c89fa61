import type { Judgement } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { unknown, type Json, type JsonObject } from '../../shared/contract/outcome';
import { platformWords } from '../../shared/text/platformWords';
import { situations } from '../errors';
import { readAnswer } from './answer';
import type { TransactionalEvent } from './event';
import { judgeRefusal } from './refusal';

/** What the answer to an event means. */
export function judgeSend(answer: WireResponse, event: TransactionalEvent, nowMs: number): Judgement {
	if (answer.status < 200 || answer.status > 299) return judgeRefusal(answer, 'send', nowMs);
	const echo = readAnswer(answer.body);
	if (echo && typeof echo.PKey === 'string' && echo.PKey !== '') {
		const { organization, eventId } = event.address;
		const json = { ...completed(echo, event.submitted), accepted: true, organization, eventId };
		return { kind: 'answered', outcomes: [{ outcome: 'accepted', json }] };
	}
	const { say, todo } = echo ? situations.noKey : situations.unreadable;
	const facts = { httpStatus: answer.status, platformMessage: platformWords(answer.body) };
	return { kind: 'answered', outcomes: [unknown({ message: say, todo, ...facts })] };
}

/**
 * The answer with what was submitted in place of empty texts: Campaign Standard echoes the fields without their
 * values, Campaign v8 with them (Campaign v8 documentation, "Campaign Standard REST API limitations").
 */
function completed(echo: JsonObject, submitted: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(echo).map(([name, value]) => [
			name,
			Object.hasOwn(submitted, name) ? complete(value, submitted[name]) : value,
		]),
	);
}

function complete(value: Json | undefined, submitted: Json | undefined): Json | undefined {
	if (value === '') return submitted;
	if (Array.isArray(value) && Array.isArray(submitted)) {
		// Of lists that differ in length nobody knows which entries belong together.
		return value.length === submitted.length
			? value.map((entry, place) => complete(entry, submitted[place]) ?? entry)
			: value;
	}
	return isObject(value) && isObject(submitted) ? completed(value, submitted) : value;
}

function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
