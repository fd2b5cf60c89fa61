import type { JsonObject } from '../shared/contract/outcome';
import { isRecord } from '../shared/text/json';
import type { TransactionalEvent } from './wire/event';

/** Fields of a status that workflows go on with. */
const statusFields = ['final', 'delivered', 'status', 'PKey', 'organization', 'eventId'];

/**
 * What comes out for an accepted event: whom it was for first, then the platform's response, or of that what workflows
 * go on with.
 *
 * @param json the response, completed with what was submitted
 */
export function sentOutput({ submitted }: TransactionalEvent, json: JsonObject, simplify: boolean): JsonObject {
	const { accepted, ...answer } = json;
	const text = (name: string): string => (typeof submitted[name] === 'string' ? submitted[name] : '');
	const recipient = text('email') || text('mobilePhone') || text('registrationToken');
	const reference = text('externalId');
	return {
		accepted,
		...(recipient === '' ? {} : { recipient }),
		...(reference === '' ? {} : { reference }),
		...(simplify ? picked(answer, ['status', 'PKey', 'organization', 'eventId']) : answer),
	};
}

/** The same for a status that was asked for. */
export function simplifiedStatus(json: JsonObject): JsonObject {
	return picked(json, statusFields);
}

function picked(json: JsonObject, names: readonly string[]): JsonObject {
	return Object.fromEntries(names.filter((name) => json[name] !== undefined).map((name) => [name, json[name]]));
}

/**
 * Compares the context that was sent with the one that the platform lists in its response: "Dear ," in a message comes
 * of a name that differs by a letter. Names alone are compared, and only where the response lists any.
 *
 * @param listed the context of the response as it came
 * @returns sentences for the user
 */
export function contextHints({ submitted }: TransactionalEvent, listed: unknown): string[] {
	if (!isRecord(listed) || Object.keys(listed).length === 0) return [];
	const sent = isRecord(submitted.ctx) ? Object.keys(submitted.ctx) : [];
	const known = Object.keys(listed);
	// Campaign's own, such as AC_language, are in every event.
	const notSent = known.filter((name) => !sent.includes(name) && !name.startsWith('AC_'));
	const strange = sent.filter((name) => !known.includes(name));
	return [
		...(notSent.length > 0 ? [`Fields of the event that were not sent: ${notSent.join(', ')}`] : []),
		...(strange.length > 0 ? [`Sent fields that the event does not know: ${strange.join(', ')}`] : []),
	];
}
