import { elementFromJson } from '../../shared/xml/fromJson';

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
}

/** Levels of elements in an event's XML; templates read two or three. */
export const MOST_DEPTH = 64;
/** No limit is documented; Adobe asks to keep events small, and a megabyte of text is no event. */
export const MOST_EVENT_BYTES = 1_000_000;

/**
 * Writes an event: attributes on the element, `ctx` always present, further children after it.
 *
 * @param attributes name → value; empty values are left out
 * @param children further child elements, such as `mobileApp`
 * @throws NoXmlForm where a key is no XML name or the data is nested too deep
 */
export function campaignEvent(
	queue: Queue,
	type: string,
	attributes: Record<string, string>,
	context: Record<string, unknown>,
	children: Record<string, unknown>,
): { event: CampaignEvent; charactersRemoved: boolean } {
	const filled = Object.entries({ type, ...attributes }).filter(([, value]) => value !== '');
	const { xml, charactersRemoved } = elementFromJson(
		queue,
		{
			...Object.fromEntries(filled.map(([name, value]) => [`@${name}`, value])),
			...{ ctx: context, ...children },
		},
		MOST_DEPTH,
	);
	return { event: { queue, type, xml, bytes: Buffer.byteLength(xml) }, charactersRemoved };
}
