import { readFields } from '../shared/item/fields';
import { refused } from '../shared/item/refused';
import { readText } from '../shared/item/text';
import { eventAttributes, type EventParts, type Queue } from './wire/event';

/** What an item says about its event, before it is checked as a whole. */
export interface EventDraft extends Omit<EventParts, 'type'> {
	/** Whether it holds attributes or children of a customer's own schema, which may name the recipient. */
	extended: boolean;
}

/** A draft and where it goes. */
export interface EventToWrite extends EventDraft {
	queue: Queue;
	type: string;
	/** Hosts that a pasted request names. */
	hosts?: string[];
}

/**
 * The attributes of an event as Campaign takes them.
 *
 * @param given a value by the name of an attribute that the product knows
 * @param own attributes by their names; those that the product does not know belong to a customer's own schema
 * @param zone the IANA zone that a date without an offset is meant in
 * @throws ItemRefused for a list or an object, and for a date or an email address that is not valid
 */
export function readAttributes(
	given: (name: string) => unknown,
	own: Readonly<Record<string, unknown>>,
	zone: string,
): Pick<EventDraft, 'attributes' | 'extended'> {
	const known: readonly string[] = eventAttributes;
	const further = Object.entries(own).filter(([name]) => !known.includes(name));
	const attributes = {
		...readFields(eventAttributes, given, zone),
		...Object.fromEntries(further.map(([name, value]) => [name, readText(value, name)])),
	};
	return { attributes, extended: further.length > 0 };
}

/** @throws ItemRefused for what is not one of the two queues */
export function readQueue(value: unknown): Queue {
	if (value === 'rtEvent' || value === 'batchEvent') return value;
	throw refused("'Queue' must be rtEvent or batchEvent", "Set 'Queue' to one of the two.", 'Queue');
}
