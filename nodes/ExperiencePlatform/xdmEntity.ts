import type { ItemRefused } from '../shared/contract/outcome';
import { dateMs, invalidDate } from '../shared/item/date';
import { refused } from '../shared/item/refused';
import { isEmpty } from '../shared/item/text';
import { ExactNumber } from '../shared/text/exactNumber';
import { visibleText } from '../shared/text/invisible';
import { filledText, isRecord } from '../shared/text/json';

/** One identity of the person that an entity is about. */
export interface Identity {
	/** Code of the namespace; `Email` and `email` are two. */
	namespace: string;
	id: string;
	primary: boolean;
}

/** What is added to an entity where it says nothing itself. */
export interface Additions {
	/** Undefined: nothing is filled in, because the entity is a record and no event. */
	fill?: { id: string; timestamp: string };
	identities: Identity[];
	/** Names the event of a journey; empty where it is none. */
	journeyEventId: string;
}

/** The forms of a time that the platform takes (Experience Platform documentation, "XDM ExperienceEvent class"). */
const acceptedTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * The entity that is sent for an item's data, which stays untouched.
 *
 * `_id` and `timestamp` are mandatory for events and made by the producer (Experience Platform documentation, "Stream
 * time series data").
 *
 * @param zone the zone of a timestamp that names none
 * @throws ItemRefused for an `_id`, a timestamp or an identity that cannot be one
 */
export function xdmEntity(
	data: Readonly<Record<string, unknown>>,
	additions: Additions,
	zone: string,
): Record<string, unknown> {
	const entity: Record<string, unknown> = { ...data };
	const { fill, identities, journeyEventId } = additions;
	if (fill) {
		entity._id = idOf(data._id, fill.id);
		entity.timestamp = timestampOf(data.timestamp, fill.timestamp, zone);
	}
	const map = visibleIds(data.identityMap);
	if (isRecord(map)) entity.identityMap = map;
	if (identities.length > 0) entity.identityMap = withIdentities(map, identities);
	if (journeyEventId) entity._experience = withJourneyEvent(data._experience, journeyEventId);
	return entity;
}

function idOf(given: unknown, filled: string): string {
	if (isEmpty(given)) return filled;
	if (typeof given === 'string') return visibleText(given) || filled;
	if (typeof given === 'number' || typeof given === 'bigint' || given instanceof ExactNumber) return String(given);
	throw refused("'_id' of the entity must be a text", 'Give each event an _id of its own, or none at all.', {
		field: '_id',
	});
}

/** An identity map with its IDs, such as email addresses, without what nobody sees. */
function visibleIds(map: unknown): unknown {
	if (!isRecord(map)) return map;
	const visible = (entry: unknown): unknown =>
		isRecord(entry) && typeof entry.id === 'string' ? { ...entry, id: visibleText(entry.id) } : entry;
	return Object.fromEntries(
		Object.entries(map).map(([namespace, list]) => [namespace, Array.isArray(list) ? list.map(visible) : list]),
	);
}

/**
 * The time of an event in a form that the platform takes.
 *
 * @param filled what counts where none was given
 * @param zone the zone of a time that names none
 * @throws ItemRefused for what is not a time
 */
export function timestampOf(given: unknown, filled: string, zone: string): string {
	if (isEmpty(given)) return filled;
	if (typeof given === 'string' && acceptedTime.test(given) && !Number.isNaN(Date.parse(given))) return given;
	const milliseconds = dateMs(given, zone);
	if (milliseconds !== undefined) return new Date(milliseconds).toISOString();
	throw invalidDate("'timestamp' of the entity", given, { field: 'timestamp' });
}

/**
 * Journeys find their event by `_experience.campaign.orchestration.eventID` (Journey Optimizer documentation, "About
 * the events"). What else is in these objects stays.
 */
function withJourneyEvent(given: unknown, eventID: string): unknown {
	const campaign = member(given, '_experience', 'campaign');
	const orchestration = member(campaign.value, '_experience.campaign', 'orchestration');
	const last = member(orchestration.value, '_experience.campaign.orchestration', 'eventID');
	return { ...campaign.owner, campaign: { ...orchestration.owner, orchestration: { ...last.owner, eventID } } };
}

function member(value: unknown, path: string, name: string): { owner: object; value: unknown } {
	if (value === undefined || value === null) return { owner: {}, value: undefined };
	if (isRecord(value)) return { owner: value, value: value[name] };
	throw refused(`'${path}' of the entity must be an object`, 'Leave it out, or make it an object.', { field: path });
}

/**
 * An entity's identity map with these identities added (Experience Platform documentation, "Identity map"). An
 * identity that is there already is not doubled.
 *
 * @param given the entity's own map, undefined or null where it has none
 * @throws ItemRefused where that is not an identity map
 */
function withIdentities(given: unknown, identities: Identity[]): Record<string, unknown> {
	if (given !== undefined && given !== null && !isRecord(given)) throw noMap('identityMap');
	const map: Record<string, unknown> = { ...given };
	for (const { namespace, id, primary } of identities) {
		const present: unknown = map[namespace] ?? [];
		if (!Array.isArray(present)) throw noMap(`identityMap.${namespace}`);
		const own = primary ? { id, primary } : { id };
		const place = present.findIndex((entry: unknown) => isRecord(entry) && entry.id === id);
		const known: unknown = present[place];
		map[namespace] = isRecord(known) ? present.with(place, { ...known, ...own }) : [...present, own];
	}
	return map;
}

/** Whom an entity is about: the primary identity of its map, else the first. */
export function identityOf({ identityMap }: Readonly<Record<string, unknown>>): string | undefined {
	const lists: unknown[] = isRecord(identityMap) ? Object.values(identityMap) : [];
	const entries = lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : [])).filter(isRecord);
	const { id } = entries.find(({ primary }) => primary === true) ?? entries[0] ?? {};
	return filledText(id);
}

/** Whether an entity's identity map names anybody. */
export function namesSomebody(map: unknown): boolean {
	return isRecord(map) && Object.values(map).some((list) => Array.isArray(list) && list.length > 0);
}

function noMap(field: string): ItemRefused {
	return refused(
		`'${field}' of the entity is not a valid identity map`,
		'It must look like {"Email": [{"id": "name@example.com", "primary": true}]}.',
		{ field },
	);
}
