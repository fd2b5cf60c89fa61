import { ExactNumber } from '../../shared/text/exactNumber';
import { isRecord } from '../../shared/text/json';

/**
 * Data for personalization as the platform takes it: texts and objects, nothing else (Journey Optimizer APIs, schemas
 * `context` and `profile`). Numbers, with every digit, and truth values become texts, objects and lists stay as they are, and what is
 * null or undefined is left out.
 */
export function personalizationData(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(data)
			.filter(([, value]) => value !== null && value !== undefined)
			.map(([name, value]) => [name, personalizationValue(value)]),
	);
}

function personalizationValue(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || value instanceof ExactNumber) return String(value);
	// Dates, n8n's own included, know how they are written in JSON.
	const toJson: unknown = Reflect.get(value, 'toJSON');
	return typeof toJson === 'function' ? String(toJson.call(value)) : value;
}

/** The object without what was left empty: texts without content and objects without members. */
export function filledMembers(members: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return isRecord(value) && Object.keys(value).length === 0;
}
