import type { Judgement, NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { rejected, unknown, type JsonObject, type Outcome } from '../../shared/contract/outcome';
import { find, type XmlElement } from '../../shared/xml/parse';
import { readSoap } from './answer';
import type { CampaignEvent } from './event';
import { pushMethod } from './pushRequest';
import { isEventId, readEventId } from './repeatedAnswer';

/** What an answer to PushEvent or PushEvents means for its events. */
export function judgePush(answer: WireResponse, events: CampaignEvent[]): Judgement {
	if (pushMethod(events.length) === 'PushEvent') {
		const plId =
			answer.status === 200 ? readEventId(answer.body, (body) => readPlId({ ...answer, body })) : readPlId(answer);
		if (typeof plId !== 'string') return plId;
		return { kind: 'answered', outcomes: events.map((event) => judgeOne(event, plId)) };
	}
	const soap = readSoap(answer, 'PushEvents');
	if (soap.kind !== 'response') return soap;
	return { kind: 'answered', outcomes: judgeMany(events, eventIds(soap.element)) };
}

function readPlId(answer: WireResponse): string | NotAnswered {
	const soap = readSoap(answer, 'PushEvent');
	return soap.kind !== 'response' ? soap : (find(soap.element, 'plId')?.text.trim() ?? '');
}

function judgeOne(event: CampaignEvent, plId: string): Outcome {
	if (isEventId(plId)) return accepted(event, 'PushEvent', plId);
	if (/^0+$/.test(plId)) {
		const message = 'Campaign did not store the event: it answered with the ID 0';
		return rejected({ message, todo: 'Check the event type and that its template is published.' });
	}
	return unknown({
		message: 'Campaign answered without an event ID',
		todo: 'Look into the event log of Campaign before you send the event again.',
	});
}

/**
 * The shape of the answer to several events is not documented. Ids are given to the events only where there is one
 * for each; without any id the events may have been dropped like a lone one (KA-19369).
 */
function judgeMany(events: CampaignEvent[], ids: string[]): Outcome[] {
	if (ids.length === 0) {
		const reason = {
			message: 'Campaign answered to a batch without any event ID',
			todo: 'Look into the event log of Campaign before you send the events again.',
		};
		return events.map(() => unknown(reason));
	}
	const complete = ids.length === events.length;
	return events.map((event, place) => accepted(event, 'PushEvents', complete ? ids[place] : undefined));
}

function accepted(event: CampaignEvent, method: string, eventId: string | undefined): Outcome {
	const id: JsonObject = eventId === undefined ? {} : { eventId };
	return { outcome: 'accepted', json: { accepted: true, ...id, eventType: event.type, method } };
}

/** Every id in an answer: `id` and `eventId` attributes, and elements whose text is nothing but numbers. */
function eventIds(element: XmlElement): string[] {
	// The context is the sender's own data, with ids of other things in it.
	if (element.name === 'ctx') return [];
	const own = element.attributes.id ?? element.attributes.eventId ?? element.text.trim();
	const parts = own.split(/[\s,;]+/);
	const ids = parts.every(isEventId) ? parts : [];
	return [...ids, ...element.children.flatMap(eventIds)];
}
