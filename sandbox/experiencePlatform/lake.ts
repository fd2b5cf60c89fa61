import type { Journal } from '../journal';
import { isObject } from '../json';
import type { TakenMessage } from './message';
import type { Journey } from './journey';
import { validate, type Violation } from './validate';

const mostEventBytes = 10_000;
const mostRecordBytes = 100_000;
const maxSummaryLength = 160;

/** What happens after an inlet has accepted a message: validation, dataset, profile store and journey. */
export class Lake {
	/** The profile store drops an event whose `_id` it already has; the dataset keeps both (Adobe, "Event duplication"). */
	private readonly seen = new Set<string>();

	constructor(
		private readonly journal: Journal,
		private readonly journey: Journey,
	) {}

	/** Stores a message; the sender is not told the result. */
	store(call: number, message: TakenMessage): void {
		const { entity, schema, datasetId, flowId } = message;
		const violations = schema ? validate(schema, entity) : [];
		const isValid = violations.length === 0;
		const key = keyOf(entity);
		const journey = isValid && schema?.behaviour === 'event' ? this.journey.offer(entity) : undefined;
		this.journal.addMessage({
			platform: 'experiencePlatform',
			kind: isValid ? (schema?.behaviour ?? 'raw') : 'invalid',
			call,
			...(key === undefined ? {} : { key }),
			addressee: addresseeOf(entity),
			eventType: schema?.title ?? 'raw data',
			summary: JSON.stringify(entity).slice(0, maxSummaryLength),
			detail: {
				entity,
				datasetId,
				flowId,
				profile: isValid ? this.profile(message, key) : 'not stored: it violates the schema',
				...(isValid ? {} : { violations: messagesOf(violations) }),
				...(journey ? { journey } : {}),
			},
		});
		if (journey && 'entered' in journey) this.greet(call, key, journey.entered);
	}

	reset(): void {
		this.seen.clear();
		this.journey.reset();
	}

	/** What the profile store does with the message, without telling the sender (Adobe, "Profile guardrails"). */
	private profile({ entity, schema }: TakenMessage, key: string | undefined): string {
		const bytes = Buffer.byteLength(JSON.stringify(entity));
		if (schema?.behaviour !== 'event') return bytes > mostRecordBytes ? 'dropped: too large' : 'stored';
		if (bytes > mostEventBytes) return 'dropped: too large';
		if (key !== undefined && this.seen.has(key)) return 'dropped: its _id is known';
		if (key !== undefined) this.seen.add(key);
		return 'stored';
	}

	private greet(call: number, key: string | undefined, person: string): void {
		this.journal.addMessage({
			platform: 'journeys',
			kind: 'entered',
			call,
			...(key === undefined ? {} : { key }),
			addressee: person,
			eventType: 'Order confirmation journey',
			summary: 'A person entered the journey',
			detail: {},
		});
	}
}

function messagesOf(violations: Violation[]): string[] {
	return violations.map(({ pointerToViolation, message }) => `${pointerToViolation}: ${message}`);
}

function keyOf(entity: Record<string, unknown>): string | undefined {
	const key = entity._id ?? entity.id;
	return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined;
}

function addresseeOf({ identityMap }: Record<string, unknown>): string {
	const lists = isObject(identityMap) ? Object.values(identityMap) : [];
	const first: unknown = Array.isArray(lists[0]) ? lists[0][0] : undefined;
	return isObject(first) && typeof first.id === 'string' ? first.id : '';
}
