import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { unknown, type Json, type JsonObject } from '../../shared/contract/outcome';
import { reasonFor } from '../../shared/platform/errorRow';
import { platformWords } from '../../shared/text/platformWords';
import { situations, statusErrors } from '../errors';
import { eventUrl, type TransactionalEvent } from './event';
import { judgeRefusal, readResponse } from './response';

/** The call that sends one event. Without the charset, accents arrive garbled in the message (KA-16136). */
export function sendRequest(event: TransactionalEvent, credential: CredentialFields): WireRequest {
	return {
		method: 'POST',
		url: eventUrl(event.address, credential),
		headers: {
			Accept: 'application/json',
			'Cache-Control': 'no-cache',
			'Content-Type': 'application/json;charset=utf-8',
		},
		body: event.body,
	};
}

/** What the response to an event means. */
export function judgeSend(response: WireResponse, event: TransactionalEvent): Judgement {
	if (response.status < 200 || response.status > 299) return judgeRefusal(response, 'send');
	const echo = readResponse(response.body);
	if (echo && typeof echo.PKey === 'string' && echo.PKey !== '') {
		const { organization, eventId } = event.address;
		const json = { ...completed(echo, event.submitted), accepted: true, organization, eventId };
		return { kind: 'answered', outcomes: [{ outcome: 'accepted', json }] };
	}
	const row = echo ? situations.noKey : statusErrors('send').other;
	const facts = { platformMessage: platformWords(response.body) };
	return { kind: 'answered', outcomes: [unknown(reasonFor(row, response, facts))] };
}

/**
 * The response with what was submitted in place of empty texts: Campaign Standard echoes the fields without their
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
