import type { ItemReader } from '../../shared/contract/itemReader';
import { isRecord } from '../../shared/text/json';
import { fill } from '../../shared/paste/jsonTemplate';
import { readValues } from '../../shared/paste/readValues';
import { readAttributes, refused, text, type EventToWrite } from '../event.read';
import { eventAttributes } from '../wire/event';
import { readPastedEvent } from './pastedEvent';

/**
 * Makes an event of a pasted envelope and an item's values for its places.
 *
 * @throws ItemRefused where the text cannot be understood or a place is not filled
 */
export function readPasted(item: ItemReader): EventToWrite {
	const pasted = item.parameter('pasted');
	if (typeof pasted !== 'string' || pasted.trim() === '') {
		throw refused("'Pasted Text' is empty", 'Paste the SOAP envelope of PushEvent or PushEvents.', 'Pasted Text');
	}
	const event = readPastedEvent(pasted);
	if (event.differing)
		item.hint('The events of the pasted envelope have different names: the first one is the template for all');
	const values = readValues(item, event.places);
	for (const [path, sample] of event.samples) if (!values.has(path)) values.set(path, sample);
	const filled = fill(event.document, event.places, values);
	const { ctx, ...members } = isRecord(filled) ? filled : {};

	const known: readonly string[] = eventAttributes;
	const { type: ownType, ...given } = Object.fromEntries(
		Object.entries(members).filter(([name]) => event.attributes.has(name)),
	);
	const children = Object.fromEntries(Object.entries(members).filter(([name]) => !event.attributes.has(name)));
	const further = Object.entries(given).filter(([name]) => !known.includes(name));
	return {
		queue: event.queue,
		type: event.type ?? text(ownType, 'type'),
		hosts: event.hosts,
		attributes: {
			...readAttributes((name) => given[name], item.timezone),
			...Object.fromEntries(further.map(([name, value]) => [name, text(value, name)])),
		},
		context: isRecord(ctx) ? ctx : {},
		children,
		extended: further.length > 0 || Object.keys(children).length > 0,
	};
}
