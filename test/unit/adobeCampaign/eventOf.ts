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
	const made = campaignEvent(queue, { type, attributes, context, children });
	if ('event' in made) return made.event;
	throw new Error(made.why);
}
