import {
	campaignEvent,
	type CampaignEvent,
	type EventParts,
	type Queue,
} from '../../../nodes/AdobeCampaign/wire/event';

/** An event from its parts, in the order in which they stand on the wire. */
export function eventOf(
	queue: Queue,
	type: string,
	attributes: EventParts['attributes'],
	context: EventParts['context'],
	children: EventParts['children'],
): CampaignEvent {
	return campaignEvent(queue, { type, attributes, context, children }).event;
}
