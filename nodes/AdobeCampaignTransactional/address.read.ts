import type { ItemReader } from '../shared/contract/itemReader';
import { ItemRefused } from '../shared/contract/outcome';
import { isSegment, type EventAddress } from './wire/eventAddress';

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
 * @throws ItemRefused where one is missing or could not stand in an address
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
		'It is the last part of the address in the API preview of the event.',
	);
	if (!/^EVT/.test(eventId)) item.hint("'Event ID' does not begin with EVT, as it does in Campaign Standard");
	const own = given.transactionalApi;
	const transactionalApi = isEmpty(own)
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

/**
 * Reads a part of a path.
 *
 * @param todo where the user finds it
 * @throws ItemRefused where it is empty, no single value, or could not stand in a path
 */
export function readSegment(value: unknown, displayName: string, todo: string): string {
	const details = { parameter: displayName };
	if (isEmpty(value)) throw new ItemRefused({ message: `'${displayName}' is empty`, todo, details });
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (isSegment(text)) return text;
	throw new ItemRefused({ message: `'${displayName}' cannot be a part of an address`, todo, details });
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || String(value).trim() === '';
}
