import type { Json, JsonObject } from '../contract/outcome';

/** The same object with the type that values from JSON text have; what JSON text cannot contain becomes null. */
export function jsonObject(value: object): JsonObject {
	return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, json(member)]));
}

function json(value: unknown): Json {
	switch (typeof value) {
		case 'string':
		case 'number':
		case 'boolean':
			return value;
		case 'object':
			if (value === null) return null;
			return Array.isArray(value) ? value.map(json) : jsonObject(value);
		default:
			return null;
	}
}
