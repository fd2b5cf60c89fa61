import type { ItemReader } from '../shared/contract/itemReader';
import { isEmpty, readSegment } from '../shared/item/text';
import type { EventAddress } from './wire/event';

/** The parameters that name an event's resource, as they were given. */
export interface GivenAddress {
	organization: unknown;
	eventId: unknown;
	transactionalApi: unknown;
}

/**
 * Reads the parameters that name an event's resource.
 *
 * @param given what a pasted text completed them to; else they are read from the item
 * @throws ItemRefused where one is missing or cannot be part of a URL
 */
export function readAddress(item: ItemReader, given: GivenAddress = parameters(item)): EventAddress {
	const organization = readSegment(
		given.organization,
		'Organization',
		'It is the first part of the path in the API preview of the event.',
	);
	const eventId = readSegment(
		given.eventId,
		'Event ID',
		'It is the last part of the URL in the API preview of the event.',
	);
	if (!/^EVT/.test(eventId)) item.hint("'Event ID' does not begin with EVT, as it does in Campaign Standard");
	const own = given.transactionalApi;
	const transactionalApi = isEmpty(typeof own === 'string' ? own.trim() : own)
		? `mc${organization}`
		: readSegment(own, 'Transactional API', 'It is the part of the path before the event.');
	return { organization, transactionalApi, eventId };
}

function parameters(item: ItemReader): GivenAddress {
	return {
		organization: item.parameter('organization'),
		eventId: item.parameter('eventId'),
		transactionalApi: item.member('options', 'transactionalApi'),
	};
}
