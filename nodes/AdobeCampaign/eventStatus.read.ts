import type { ItemReader } from '../shared/contract/itemReader';
import { readPatience, type PatienceBounds } from '../shared/delivery/patience';
import type { Patience } from '../shared/delivery/watch';
import { quoted, refused } from '../shared/item/refused';
import { isEmpty, readRequired } from '../shared/item/text';
import { readQueue } from './event.read';
import { eventKey, type EventKey } from './wire/eventId';
import type { PushedEvent } from './wire/eventStatus';

/** An event to ask about, and how patiently. */
export interface EventQuery extends PushedEvent, Patience {}

/** Adobe: not an interface for many events (acc-js-sdk documentation, "Getting event status"). */
export const SHORTEST_PAUSE_MS = 10_000;
export const patience: PatienceBounds = {
	...{ pollIntervalSeconds: 60, maxWaitSeconds: 600 },
	...{ leastPollIntervalMs: SHORTEST_PAUSE_MS, leastMaxWaitMs: SHORTEST_PAUSE_MS },
	raised:
		"Adobe advises against frequent queries: 'Poll Interval (Seconds)' and 'Max Wait (Seconds)' count as 10 s at least",
};
/** Of the number of an execution instance, which is one byte of an event's ID. */
const HIGHEST_INSTANCE = 255;

const idTodo =
	"Give the field 'eventId' of Adobe Campaign Push Event as it is. Events of the REST interface have Adobe Campaign Transactional Status.";

/**
 * Makes a question of an item.
 *
 * @throws ItemRefused for what is not the ID of a pushed event, or of one that another instance has
 */
export function readEventQuery(item: ItemReader): EventQuery {
	const event = { queue: readQueue(item.parameter('queue')), ...readEventId(item.parameter('eventId')) };
	checkInstance(event, item.member('options', 'executionInstance'));
	return { ...event, ...readPatience(item, patience) };
}

function readEventId(given: unknown): EventKey & { eventId: string } {
	// A number of this size that was a number once is the ID of another event now.
	if (typeof given === 'number' && !Number.isSafeInteger(given)) {
		throw refused(
			"'Event ID' is a number whose last digits are lost",
			'Keep the ID as text all the way: it has more digits than a number can hold.',
			'Event ID',
		);
	}
	const eventId = readRequired(given, 'Event ID', idTodo);
	const key = eventKey(eventId);
	if (key) return { eventId, ...key };
	throw refused(`'Event ID' is not the ID of a pushed event: ${quoted(eventId)}`, idTodo, 'Event ID');
}

function checkInstance({ instance }: EventKey, given: unknown): void {
	if (isEmpty(given) || given === 0 || given === '0') return;
	const wanted = Number(given);
	if (!Number.isInteger(wanted) || wanted < 0 || wanted > HIGHEST_INSTANCE) {
		throw refused(
			`'Execution Instance' must be a number from 0 to ${HIGHEST_INSTANCE}`,
			"Set it to the instance's number, or to 0.",
			'Execution Instance',
		);
	}
	if (instance === 0 || instance === wanted) return;
	throw refused(
		`The event belongs to execution instance ${instance}, and instance ${wanted} is asked`,
		"Ask that instance, with a credential for its address and its number in 'Execution Instance'.",
		'Event ID',
	);
}
