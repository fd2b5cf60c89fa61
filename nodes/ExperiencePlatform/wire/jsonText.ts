import { withoutNulls, writeJson } from '../../shared/text/exactJson';

/**
 * The JSON text of an entity without nulls: Experience Platform refuses them even for optional fields (KA-19916).
 * Dates become ISO 8601 texts. Objects are copied only where a null may be in them.
 *
 * @param exact whether it may hold exact numbers, whose writing takes longer
 */
export function textWithoutNulls(entity: Record<string, unknown>, exact = false): string {
	const write = (value: unknown): string => (exact ? writeJson(value) : JSON.stringify(value));
	const text = write(entity);
	return text.includes('null') ? write(withoutNulls(entity)) : text;
}
