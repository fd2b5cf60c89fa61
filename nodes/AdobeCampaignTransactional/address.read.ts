import type { ItemReader } from '../shared/delivery/itemReader';
import { Refused } from '../shared/delivery/outcome';
import { isSegment, type EventAddress } from './wire/eventAddress';

/**
 * Reads the parameters that name an event's resource.
 *
 * @throws Refused where one is missing or could not stand in an address
 */
export function readAddress(item: ItemReader): EventAddress {
	const organization = readSegment(
		item.parameter('organization'),
		'Organization',
		'It is the first part of the path in the API preview of the event.',
	);
	const eventId = readSegment(
		item.parameter('eventId'),
		'Event ID',
		'It is the last part of the address in the API preview of the event.',
	);
	if (!/^EVT/.test(eventId)) item.hint("'Event ID' does not begin with EVT, as it does in Campaign Standard");
	const own = item.member('options', 'transactionalApi');
	const transactionalApi = isEmpty(own)
		? `mc${organization}`
		: readSegment(own, 'Transactional API', 'It is the part of the path before the event.');
	return { organization, transactionalApi, eventId };
}

/**
 * Reads a part of a path.
 *
 * @param todo where the user finds it
 * @throws Refused where it is empty, no single value, or could not stand in a path
 */
export function readSegment(value: unknown, displayName: string, todo: string): string {
	const details = { parameter: displayName };
	if (isEmpty(value)) throw new Refused({ message: `'${displayName}' is empty`, todo, details });
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	if (isSegment(text)) return text;
	throw new Refused({ message: `'${displayName}' cannot be a part of an address`, todo, details });
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || String(value).trim() === '';
}
