import type { ItemReader } from '../../shared/contract/itemReader';
import { isRecord } from '../../shared/text/json';
import { fill } from '../../shared/paste/jsonTemplate';
import { readValues } from '../../shared/paste/readValues';
import { refusedEmpty } from '../../shared/item/refused';
import { readText } from '../../shared/item/text';
import { readAttributes, type EventToWrite } from '../event.read';
import { readPastedEvent } from './pastedEvent';

/**
 * Makes an event of a pasted envelope and an item's values for its places.
 *
 * @throws ItemRefused where the text cannot be understood or a place is not filled
 */
export function readPasted(item: ItemReader): EventToWrite {
	const pasted = item.parameter('pasted');
	if (typeof pasted !== 'string' || pasted.trim() === '') {
		throw refusedEmpty('Pasted Text', 'Paste the SOAP envelope of PushEvent or PushEvents.');
	}
	const event = readPastedEvent(pasted);
	if (event.differing)
		item.hint('The events of the pasted envelope have different names: the first one is the template for all');
	const values = readValues(item, event.places);
	for (const [path, sample] of event.samples) if (!values.has(path)) values.set(path, sample);
	const filled = fill(event.document, event.places, values);
	const { ctx, ...members } = isRecord(filled) ? filled : {};

	const { type: ownType, ...given } = Object.fromEntries(
		Object.entries(members).filter(([name]) => event.attributes.has(name)),
	);
	const children = Object.fromEntries(Object.entries(members).filter(([name]) => !event.attributes.has(name)));
	const { attributes, extended } = readAttributes((name) => given[name], given, item.timezone);
	return {
		queue: event.queue,
		type: event.type ?? readText(ownType, 'type'),
		hosts: event.hosts,
		attributes,
		context: isRecord(ctx) ? ctx : {},
		children,
		extended: extended || Object.keys(children).length > 0,
	};
}
