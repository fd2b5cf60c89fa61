import type { ItemReader } from '../../shared/contract/itemReader';
import { recordIn } from '../../shared/text/json';
import { fill } from '../../shared/paste/jsonTemplate';
import { readPastedText } from '../../shared/paste/pastedText';
import { readValues } from '../../shared/paste/readValues';
import { readVisible } from '../../shared/item/text';
import { readAttributes, type EventToWrite } from '../event.read';
import { readPastedEvent } from './pastedEvent';

/**
 * Makes an event of a pasted envelope and an item's values for its fields.
 *
 * @throws ItemRefused where the text cannot be understood or a field is not filled
 */
export function readPasted(item: ItemReader): EventToWrite {
	const event = readPastedEvent(readPastedText(item, 'Paste the SOAP envelope of PushEvent or PushEvents.'));
	if (event.differing)
		item.hint('The events in the pasted envelope have different fields: the first one is the template for all');
	const { ctx, ...members } = fill(event.document, event.fields, readValues(item, event.fields));

	const { type: ownType, ...given } = Object.fromEntries(
		Object.entries(members).filter(([name]) => event.attributes.has(name)),
	);
	const children = Object.fromEntries(Object.entries(members).filter(([name]) => !event.attributes.has(name)));
	const { attributes, extended } = readAttributes((name) => given[name], given, item.timezone);
	return {
		queue: event.queue,
		type: event.type ?? readVisible(ownType, 'type'),
		hosts: event.hosts,
		attributes,
		context: recordIn(ctx),
		children,
		extended: extended || Object.keys(children).length > 0,
	};
}
