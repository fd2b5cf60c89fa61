import { memberAt } from '../shared/text/json';
import { namesSomebody } from './xdmEntity';

/** Profile drops larger events and records without a word (Experience Platform documentation, "Profile guardrails"). */
const MOST_EVENT_BYTES = 10_000;
const MOST_RECORD_BYTES = 100_000;

/**
 * What the platform does with an entity without telling anybody, in sentences for the user.
 *
 * @param bytes UTF-8 bytes of the entity
 */
export function warnings(entity: Record<string, unknown>, bytes: number, nowMs: number): string[] {
	const isEvent = entity.timestamp !== undefined;
	const found: string[] = [];
	if (isEvent && bytes > MOST_EVENT_BYTES) found.push('Event larger than 10 KB: Profile drops it silently');
	if (!isEvent && bytes > MOST_RECORD_BYTES) found.push('Record larger than 100 KB: Profile drops it silently');
	const timeMs = typeof entity.timestamp === 'string' ? Date.parse(entity.timestamp) : NaN;
	if (timeMs > nowMs) found.push("'timestamp' is in the future, but the platform expects times in the past");
	const journeyEvent = memberAt(entity, '_experience', 'campaign', 'orchestration', 'eventID');
	if (journeyEvent !== undefined && !namesSomebody(entity.identityMap)) {
		found.push('Journey event without an identity map: its schema must have another identity field');
	}
	return found;
}
