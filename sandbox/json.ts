import { Ajv, type Options } from 'ajv';

const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a text is a time in the form that Adobe's JSON APIs accept: ISO 8601 with seconds and an offset. */
export function isDateTime(value: unknown): boolean {
	return typeof value === 'string' && dateTime.test(value) && !Number.isNaN(Date.parse(value));
}

/** A JSON Schema validator that knows the formats of Adobe's JSON APIs. */
export function schemaValidator(options: Options = {}): Ajv {
	return new Ajv({
		allowUnionTypes: true,
		...options,
		formats: { 'date-time': isDateTime, email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, ...options.formats },
	});
}

/** The value of a JSON text; undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
