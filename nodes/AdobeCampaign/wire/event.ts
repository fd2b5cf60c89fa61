import { elementFromJson, NoXmlForm, type XmlText } from '../../shared/xml/fromJson';

/** The queues of Message Center: real time and batch. */
export type Queue = 'rtEvent' | 'batchEvent';

/** The attributes of an event that the product knows, in the order in which we write them. */
export const eventAttributes = [
	...['email', 'mobilePhone', 'wishedChannel', 'externalId', 'origin', 'scheduled', 'expiration'],
	...['language', 'country', 'emailFormat', 'registrationToken'],
] as const;

/** One event as it goes into a call. */
export interface CampaignEvent {
	queue: Queue;
	type: string;
	/** The `rtEvent` or `batchEvent` element. */
	xml: string;
	/** UTF-8 bytes of `xml`. */
	bytes: number;
	/** Hosts that a pasted request names, where it was pasted. */
	hosts?: string[];
}

/** Levels of elements in an event's context; templates read two or three. */
export const MOST_DEPTH = 64;
/** No limit is documented; Adobe asks to keep events small, and a megabyte of text is no event. */
export const MOST_EVENT_BYTES = 1_000_000;

/** The parts of an event that are written from the user's own names, by the name they have in the node. */
export type EventPart = 'Attributes' | 'Context' | 'Children JSON';

/** Why an event cannot be written, and which part is to blame. */
export class NoEvent extends Error {
	constructor(
		readonly part: EventPart,
		message: string,
	) {
		super(message);
	}
}

export interface EventParts {
	type: string;
	/** Name → value; empty values are left out. */
	attributes: Record<string, string>;
	context: Record<string, unknown>;
	/** Further child elements, such as `mobileApp`. */
	children: Record<string, unknown>;
}

/**
 * Writes an event: attributes on the element, `ctx` always present, further children after it.
 *
 * @throws NoEvent where a name is no XML name or taken, or the data is nested too deep
 */
export function campaignEvent(
	queue: Queue,
	{ type, attributes, context, children }: EventParts,
): { event: CampaignEvent; charactersRemoved: boolean } {
	if ('type' in attributes) throw new NoEvent('Attributes', "'type' is set by 'Event Type'");
	const taken = Object.keys(children).find((name) => name === 'ctx' || !/^[^@#]/.test(name));
	if (taken !== undefined) throw new NoEvent('Children JSON', `"${taken}" is no further child element`);

	const filled = Object.entries({ type, ...attributes }).filter(([, value]) => value !== '');
	const named = Object.fromEntries(filled.map(([name, value]) => [`@${name}`, value]));
	const element = written('Attributes', queue, named);
	const content = [
		written('Context', 'ctx', context),
		...Object.entries(children).map(([name, child]) => written('Children JSON', name, child)),
	];
	// An element without content ends in "/>", which makes room for the content.
	const xml = `${element.xml.slice(0, -2)}>${content.map((part) => part.xml).join('')}</${queue}>`;
	return {
		event: { queue, type, xml, bytes: Buffer.byteLength(xml) },
		charactersRemoved: [element, ...content].some((part) => part.charactersRemoved),
	};
}

function written(part: EventPart, name: string, value: unknown): XmlText {
	try {
		return elementFromJson(name, value, MOST_DEPTH);
	} catch (error) {
		throw blamed(part, error);
	}
}

function blamed(part: EventPart, error: unknown): unknown {
	return error instanceof NoXmlForm ? new NoEvent(part, error.message) : error;
}
