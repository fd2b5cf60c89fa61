import { withoutNulls } from '../../shared/text/exactNumber';

/**
 * The JSON text of an entity without nulls: Experience Platform refuses them even for optional fields (KA-19916).
 * Dates become ISO 8601 texts. Objects are copied only where a null may be in them.
 */
export function textWithoutNulls(entity: Record<string, unknown>): string {
	const text = JSON.stringify(entity);
	return text.includes('null') ? JSON.stringify(withoutNulls(JSON.parse(text))) : text;
}
