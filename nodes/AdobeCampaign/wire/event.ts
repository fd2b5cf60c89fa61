import { elementFromJson, type XmlText } from '../../shared/xml/fromJson';

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
	/** Whom it is for: address, number or device token; absent where only the customer's own schema says it. */
	recipient?: string;
	/** The sender's own reference. */
	reference?: string;
	/** Hosts that a pasted request names, where it was pasted. */
	hosts?: string[];
}

/** Levels of elements in an event's context; templates read two or three. */
export const MOST_DEPTH = 64;
/** No limit is documented; Adobe asks to keep events small, and a megabyte of text is not an event. */
export const MOST_EVENT_BYTES = 1_000_000;

/** The parts of an event that are written from the user's own names, by the name they have in the node. */
export type EventPart = 'Attributes' | 'Context' | 'Children JSON';

/** Why an event cannot be written, and which part is to blame. */
export interface NoEvent {
	part: EventPart;
	why: string;
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
 * @returns why it cannot be written: a name is not an XML name or taken, or the data is nested too deep
 */
export function campaignEvent(
	queue: Queue,
	{ type, attributes, context, children }: EventParts,
): { event: CampaignEvent; charactersRemoved: boolean } | NoEvent {
	if ('type' in attributes) return { part: 'Attributes', why: "'type' is set by 'Event Type'" };
	const taken = Object.keys(children).find((name) => name === 'ctx' || !/^[^@#]/.test(name));
	if (taken !== undefined) return { part: 'Children JSON', why: `"${taken}" cannot be a further child element` };

	const filled = Object.entries({ type, ...attributes }).filter(([, value]) => value !== '');
	const named = Object.fromEntries(filled.map(([name, value]) => [`@${name}`, value]));
	const elements: Array<[part: EventPart, name: string, value: unknown]> = [
		['Attributes', queue, named],
		['Context', 'ctx', context],
		...Object.entries(children).map(([name, child]): [EventPart, string, unknown] => ['Children JSON', name, child]),
	];
	const written: XmlText[] = [];
	for (const [part, name, value] of elements) {
		const text = elementFromJson(name, value, MOST_DEPTH);
		if ('why' in text) return { part, why: text.why };
		written.push(text);
	}
	const [element = '', ...content] = written.map(({ xml }) => xml);
	// An element without content ends in "/>", which makes room for the content.
	const xml = `${element.slice(0, -2)}>${content.join('')}</${queue}>`;
	const { email, mobilePhone, registrationToken, externalId } = attributes;
	const recipient = email || mobilePhone || registrationToken;
	const names = { ...(recipient ? { recipient } : {}), ...(externalId ? { reference: externalId } : {}) };
	return {
		event: { queue, type, xml, bytes: Buffer.byteLength(xml), ...names },
		charactersRemoved: written.some(({ charactersRemoved }) => charactersRemoved),
	};
}
