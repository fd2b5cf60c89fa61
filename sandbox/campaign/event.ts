import { demoEventTypes } from '../demo';
import { hasNamespace, xmlJson, type XmlElement, type XmlJson } from '../xmlTree';

/** The two queues of Message Center; the element of an event has its queue's name. */
export type Queue = 'rtEvent' | 'batchEvent';

/** An event as Message Center stores it. */
export interface CampaignEvent {
	type: string;
	/** Whether a template is published for this type; if not, the event's final status is "not covered". */
	covered: boolean;
	attributes: Record<string, string>;
	ctx?: XmlJson;
	/** Children other than `ctx`, such as `mobileApp`. */
	otherChildren: XmlJson[];
}

/** Says why Message Center refuses an event. Only the refusals are documented; the texts are ours. */
export class BadEvent extends Error {}

const knownTypes = new Set(demoEventTypes.map(({ name }) => name));
const address = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;

/**
 * Reads an event. `type` is required and `email`, if present, must be an address (Campaign documentation, "Event
 * description"). `ctx` is optional, as in Adobe's own IMS sample. An unknown type is accepted: the platform notices it
 * later, when it looks for a template. Throws BadEvent.
 */
export function readEvent(element: XmlElement, queue: Queue): CampaignEvent {
	if (element.name !== queue) throw new BadEvent(`<${queue}> is expected, not <${element.name}>.`);
	if (hasNamespace(element)) {
		throw new BadEvent(`<${queue}> and its content must not be in a namespace.`);
	}
	const type = element.attributes.get('type') ?? '';
	if (type === '') throw new BadEvent('The attribute type of the event is missing.');
	const email = element.attributes.get('email') ?? '';
	if (email !== '' && !address.test(email)) {
		throw new BadEvent(`The email address '${email}' of the event is not valid.`);
	}
	if (element.attributes.has('ctx')) {
		throw new BadEvent('ctx is an element of the event, not an attribute.');
	}
	const [ctx, ...moreContexts] = element.children.filter(({ name }) => name === 'ctx');
	if (moreContexts.length > 0) throw new BadEvent('The event has more than one ctx.');
	return {
		type,
		covered: knownTypes.has(type),
		attributes: Object.fromEntries(element.attributes),
		ctx: ctx && xmlJson(ctx),
		otherChildren: element.children
			.filter(({ name }) => name !== 'ctx')
			.map((child) => ({ [child.name]: xmlJson(child) })),
	};
}
