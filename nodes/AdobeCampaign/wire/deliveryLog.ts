import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import type { JsonObject } from '../../shared/contract/outcome';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { child, type XmlElement } from '../../shared/xml/parse';
import { isoTime, keysOf, MOST_EVENTS, readCode, type PushedEvent } from './eventStatus';
import type { Queue } from './event';
import { readRecords, selectRequest } from './query';

/** The table with a queue's delivery log. */
function logOf(queue: Queue): string {
	return queue === 'rtEvent' ? 'broadLogRtEvent' : 'broadLogBatchEvent';
}

/**
 * Asks for what the delivery log says of events of one queue and instance. The names of tables and links are those of an
 * instance's tables as they were published (`NmsBroadLogRtEvent.iRtEventId`, `NmsBroadLogMsg.iFailureReason`), by the rules
 * by which Campaign names columns; an instance that refuses them has its log left out.
 */
export function deliveryLogRequest(events: PushedEvent[], credential: CredentialFields): WireRequest {
	const queue = events[0]?.queue ?? 'rtEvent';
	const event = `[@${queue}-id]`;
	return selectRequest(credential, {
		schema: `nms:${logOf(queue)}`,
		select: [
			...[{ expr: '@id' }, { expr: event }, { expr: '@status', analyze: true }, { expr: '@eventDate' }],
			...[{ expr: '[msg/@failureReason]', analyze: true }, { expr: '[msg/@text]' }],
		],
		where: `${event} IN (${keysOf(events).join(', ')})`,
		// An event has one line, and one more for each time that its message was sent again.
		lineCount: MOST_EVENTS * 2,
	});
}

/**
 * What the delivery log says about each event; nothing where it has no line. Whatever Campaign refuses here, it refuses
 * this query and not the caller, whom it has just told the statuses.
 */
export function judgeDeliveryLog(response: WireResponse, events: PushedEvent[]): Judgement<JsonObject | undefined> {
	const queue = events[0]?.queue ?? 'rtEvent';
	const records = readRecords(response, logOf(queue));
	if (records.kind === 'denied' || records.kind === 'refused') {
		return { kind: 'refused', reason: records.reason, indivisible: true };
	}
	if (records.kind !== 'list') return records;
	const lines = new Map<string, XmlElement>();
	for (const line of [...records.list].sort((a, b) => idOf(a) - idOf(b))) {
		lines.set(line.attributes[`${queue}-id`]?.trim() ?? '', line);
	}
	return {
		kind: 'answered',
		outcomes: events.map(({ key }) => {
			const line = lines.get(key);
			return { outcome: 'accepted', json: line && logLine(line) };
		}),
	};
}

function idOf({ attributes }: XmlElement): number {
	return Number(attributes.id ?? 0);
}

function logLine(line: XmlElement): JsonObject {
	const message = child(line, 'msg');
	const told = (element: XmlElement | undefined, ...names: string[]): string | undefined =>
		names.map((name) => element?.attributes[name]?.trim() ?? '').find((text) => text !== '');
	const at = told(line, 'eventDate');
	const values = {
		status: told(line, 'statusLabel', 'statusName', 'status'),
		statusCode: readCode(line, 'status'),
		at: at === undefined ? undefined : isoTime(at),
		reason: told(message, 'failureReasonLabel', 'failureReasonName', 'failureReason'),
		reasonCode: message && readCode(message, 'failureReason'),
		text: told(message, 'text'),
	};
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
