/**
 * Reads a JSON object from an untrusted source.
 *
 * @returns undefined for everything that is no JSON object
 */
export function readJson(text: string): Record<string, unknown> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** Whether a value is an object with named members: no list, no null, no date. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
