import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { unknown, type JsonObject, type Outcome } from '../../shared/contract/outcome';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import type { XmlElement } from '../../shared/xml/parse';
import type { Queue } from './event';
import type { EventKey } from './eventId';
import { readRecords, selectRequest } from './query';
import { isFinal, stageOf } from './statuses';

/** An event to ask about. */
export interface PushedEvent extends EventKey {
	/** As PushEvent returned it. */
	eventId: string;
	queue: Queue;
}

/** Events in one query. No limit is documented; the expression then has at most two thousand characters. */
export const MOST_EVENTS = 100;

/** The times of an event, in the order in which they pass. */
const times = ['created', 'processing', 'processed'] as const;

/** Asks for the statuses of events of one queue and instance (acc-js-sdk documentation, "Getting event status"). */
export function eventStatusRequest(events: PushedEvent[], credential: CredentialFields): WireRequest {
	return selectRequest(credential, {
		schema: `nms:${events[0]?.queue ?? 'rtEvent'}`,
		select: [{ expr: '@id' }, { expr: '@status', analyze: true }, ...times.map((name) => ({ expr: `@${name}` }))],
		where: `@id IN (${keysOf(events).join(', ')})`,
		lineCount: MOST_EVENTS,
	});
}

/** The primary keys of events, each once. */
export function keysOf(events: readonly EventKey[]): string[] {
	return [...new Set(events.map(({ key }) => key))];
}

/** What a response says about each event. An event that it does not contain is not in the instance's table. */
export function judgeEventStatus(response: WireResponse, events: PushedEvent[]): Judgement {
	const records = readRecords(response, events[0]?.queue ?? 'rtEvent');
	if (records.kind !== 'list') return records;
	const byKey = new Map(records.list.map((record) => [record.attributes.id?.trim() ?? '', record]));
	return { kind: 'answered', outcomes: events.map((event) => outcomeOf(event, byKey.get(event.key), response)) };
}

function outcomeOf(event: PushedEvent, record: XmlElement | undefined, { status }: WireResponse): Outcome {
	if (!record) return { outcome: 'accepted', json: notFound(event) };
	if (readCode(record, 'status') !== undefined) return { outcome: 'accepted', json: found(event, record) };
	return unknown({
		message: 'Campaign returned no status of the event',
		todo: 'Ask again later.',
		httpStatus: status,
		details: { eventId: event.eventId, queue: event.queue },
	});
}

function notFound({ eventId, queue }: PushedEvent): JsonObject {
	return { eventId, found: false, status: 'notFound', final: false, delivered: false, queue };
}

function found({ eventId, queue }: PushedEvent, record: XmlElement): JsonObject {
	const { status, name, stage } = readStatus(record);
	const told = times.flatMap((time) => {
		const value = record.attributes[time]?.trim() ?? '';
		return value === '' ? [] : [[time, isoTime(value)]];
	});
	return {
		...{ eventId, found: true, status, statusCode: readCode(record, 'status') },
		...(name === '' ? {} : { statusName: name }),
		...{ final: isFinal(stage), delivered: stage === 'sent', queue },
		...Object.fromEntries(told),
	};
}

/** A record's status: Adobe's word for it, which is the label, else the internal name, else the number. */
function readStatus({ attributes }: XmlElement): { status: string; name: string; stage: ReturnType<typeof stageOf> } {
	const [code = '', name = '', label = ''] = [attributes.status, attributes.statusName, attributes.statusLabel].map(
		(text) => text?.trim() ?? '',
	);
	return { status: label || name || code, name, stage: stageOf(label, name) };
}

/** A number of an enumeration, as it is where it is not one; undefined where it is missing. */
export function readCode({ attributes }: XmlElement, attribute: string): number | string | undefined {
	const text = attributes[attribute]?.trim() ?? '';
	if (text === '') return undefined;
	return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
}

/** Campaign writes UTC as `2030-01-31 10:00:00.000Z` (acc-js-sdk); everything else is left as it is. */
export function isoTime(text: string): string {
	return text.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?Z)$/, '$1T$2');
}

/** Whether there may be something in the delivery log about an event. */
export function mayBeLogged(json: JsonObject): boolean {
	if (json.found !== true) return false;
	return stageOf(String(json.status), String(json.statusName ?? '')) !== 'pending';
}
