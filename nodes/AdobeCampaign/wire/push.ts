import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement, NotAnswered } from '../../shared/contract/judgement';
import { rejected, unknown, type JsonObject, type Outcome } from '../../shared/contract/outcome';
import type { WireRequest, WireResponse } from '../../shared/contract/wire';
import { child, type XmlElement } from '../../shared/xml/parse';
import { soapRequest } from './envelope';
import type { CampaignEvent } from './event';
import { isEventId, readEventId } from './repeatedResponse';
import { readSoap } from './response';

/**
 * Which method carries so many events. The response to PushEvents with a single event is a success, but the event is
 * dropped, without a trace on the platform (KA-19369).
 */
export function pushMethod(events: number): 'PushEvent' | 'PushEvents' {
	return events === 1 ? 'PushEvent' : 'PushEvents';
}

/** The call that pushes events of one queue. */
export function pushRequest(events: CampaignEvent[], credential: CredentialFields): WireRequest {
	const method = pushMethod(events.length);
	const xml = events.map((event) => event.xml).join('');
	const parameter =
		method === 'PushEvent'
			? `<urn:domEvent>${xml}</urn:domEvent>`
			: `<urn:domEventCollection><Events>${xml}</Events></urn:domEventCollection>`;
	const queue = events[0]?.queue ?? 'rtEvent';
	return soapRequest(credential, `nms:${queue}`, method, parameter);
}

/** What a response to PushEvent or PushEvents means for its events. */
export function judgePush(response: WireResponse, events: CampaignEvent[]): Judgement {
	if (pushMethod(events.length) === 'PushEvent') {
		const plId =
			response.status === 200
				? readEventId(response.body, (body) => readPlId({ ...response, body }))
				: readPlId(response);
		if (typeof plId !== 'string') return plId;
		return { kind: 'answered', outcomes: events.map((event) => judgeOne(event, plId)) };
	}
	const soap = readSoap(response, 'PushEvents');
	if (soap.kind !== 'response') return soap;
	return { kind: 'answered', outcomes: judgeMany(events, eventIds(child(soap.element, 'pdomIds'))) };
}

function readPlId(response: WireResponse): string | NotAnswered {
	const soap = readSoap(response, 'PushEvent');
	return soap.kind !== 'response' ? soap : (child(soap.element, 'plId')?.text.trim() ?? '');
}

function judgeOne(event: CampaignEvent, plId: string): Outcome {
	if (isEventId(plId)) return accepted(event, 'PushEvent', plId);
	if (/^0+$/.test(plId)) {
		const message = 'Campaign did not store the event: it returned the ID 0';
		return rejected({ message, todo: 'Check the event type and that its template is published.' });
	}
	return unknown({
		message: 'Campaign returned no event ID',
		todo: 'Look in the event log of Campaign before you send the event again.',
	});
}

/**
 * The shape of the response to several events is not documented. IDs are given to the events only where there is one
 * for each; without any ID the events may have been dropped like a lone one (KA-19369).
 */
function judgeMany(events: CampaignEvent[], ids: string[]): Outcome[] {
	if (ids.length === 0) {
		const reason = {
			message: 'Campaign returned no event IDs for a batch',
			todo: 'Look in the event log of Campaign before you send the events again.',
		};
		return events.map(() => unknown(reason));
	}
	const complete = ids.length === events.length;
	return events.map((event, place) => accepted(event, 'PushEvents', complete ? ids[place] : undefined));
}

function accepted(event: CampaignEvent, method: string, eventId: string | undefined): Outcome {
	const { recipient, reference, type: eventType, queue } = event;
	const names: JsonObject = {
		...(recipient === undefined ? {} : { recipient }),
		...(reference === undefined ? {} : { reference }),
		...(eventId === undefined ? {} : { eventId }),
	};
	return { outcome: 'accepted', json: { accepted: true, ...names, eventType, method, queue } };
}

/**
 * The IDs of the events in a list, at whatever depth. A captured response to two events has them as
 * `Events > rtEvent[@id]`, with all attributes echoed: what an event contains, and every other number, is the sender's.
 */
function eventIds(list: XmlElement | undefined): string[] {
	return (list?.children ?? []).flatMap((element) => {
		if (element.name === 'ctx') return [];
		if (element.name !== 'rtEvent' && element.name !== 'batchEvent') return eventIds(element);
		const { id = '' } = element.attributes;
		return isEventId(id) ? [id] : [];
	});
}
