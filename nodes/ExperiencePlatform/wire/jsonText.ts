import { isRecord } from '../../shared/text/json';

/**
 * The JSON text of an entity without nulls: Experience Platform refuses them even for optional fields (KA-19916).
 * Dates become ISO 8601 texts. Objects are copied only where a null may be in them.
 */
export function textWithoutNulls(entity: Record<string, unknown>): string {
	const text = JSON.stringify(entity);
	return text.includes('null') ? JSON.stringify(withoutNulls(JSON.parse(text))) : text;
}

function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.filter((entry) => entry !== null).map(withoutNulls);
	if (!isRecord(value)) return value;
	return Object.fromEntries(
		Object.entries(value).flatMap(([key, entry]) => (entry === null ? [] : [[key, withoutNulls(entry)]])),
	);
}
