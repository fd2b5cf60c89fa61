import { demo } from '../demo';
import { isObject } from '../json';
import type { ExperiencePlatformControls } from './controls';

/** The namespace by which the demo journey identifies people; it is case-sensitive. */
const namespace = 'Email';

/** A journey that waits for one event and sends a message to the person in it. */
export class Journey {
	private readonly enteredAtMs = new Map<string, number>();

	constructor(private readonly controls: ExperiencePlatformControls) {}

	/**
	 * Offers an event to the journey.
	 *
	 * @returns the person who entered, or why nobody did; undefined for events that do not refer to a journey
	 */
	offer(entity: Record<string, unknown>): { entered: string } | { refused: string } | undefined {
		const eventId = pathIn(entity, ['_experience', 'campaign', 'orchestration', 'eventID']);
		if (eventId === undefined) return undefined;
		if (eventId !== demo.experiencePlatform.journeyEventId) return { refused: 'no journey uses this event' };
		const person = identityIn(entity.identityMap);
		if (person === undefined) return { refused: `an identity in the namespace ${namespace} is missing` };
		const nowMs = Date.now();
		const lastMs = this.enteredAtMs.get(person);
		if (lastMs !== undefined && nowMs - lastMs < this.controls.reentrySeconds * 1000) {
			return { refused: 'the person entered only a moment ago' };
		}
		this.enteredAtMs.set(person, nowMs);
		return { entered: person };
	}

	reset(): void {
		this.enteredAtMs.clear();
	}
}

function identityIn(map: unknown): string | undefined {
	const list: unknown = isObject(map) ? map[namespace] : undefined;
	const identities = (Array.isArray(list) ? list : []).filter(isObject);
	const { id } = identities.find(({ primary }) => primary === true) ?? identities[0] ?? {};
	return typeof id === 'string' && id !== '' ? id : undefined;
}

function pathIn(value: unknown, names: string[]): unknown {
	return names.reduce<unknown>((part, name) => (isObject(part) ? part[name] : undefined), value);
}
