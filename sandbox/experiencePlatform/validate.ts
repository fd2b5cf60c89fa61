import type { Schema } from './schemas';

/** One violation, in the words of Adobe's validator (Experience Platform, "Streaming ingestion validation"). */
export interface Violation {
	schemaLocation: string;
	pointerToViolation: string;
	causingExceptions: never[];
	keyword: string;
	message: string;
}

/** The validator gives up on a message after so many. */
const mostViolations = 5;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** What is wrong with a value; empty where nothing is. */
export function validate(schema: Schema, value: unknown): Violation[] {
	const found: Violation[] = [];
	check(schema, value, '#', '#', found);
	return found.slice(0, mostViolations);
}

/** Whether a text is a time in a form that the platform takes. */
export function isDateTime(value: unknown): boolean {
	return typeof value === 'string' && dateTime.test(value) && !Number.isNaN(new Date(value).getTime());
}

function check(schema: Schema, value: unknown, at: string, pointer: string, found: Violation[]): void {
	const say = (keyword: string, message: string): void => {
		found.push({ schemaLocation: at, pointerToViolation: pointer, causingExceptions: [], keyword, message });
	};
	const kind = kindOf(value);
	if (!fits(schema.type, kind)) return say('type', `expected type: ${wanted[schema.type]}, found: ${kind}`);
	if (schema.enum && typeof value === 'string' && !schema.enum.includes(value)) {
		say('enum', `${value} is not a valid enum value`);
	}
	if (schema.minimum !== undefined && typeof value === 'number' && value < schema.minimum) {
		say('minimum', `${value} is not greater or equal to ${schema.minimum}`);
	}
	if (schema.format === 'date-time' && !isDateTime(value)) {
		say('format', `[${String(value)}] is not a valid date-time. Expected [yyyy-MM-dd'T'HH:mm:ssZ]`);
	}
	if (schema.format === 'email' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(value))) {
		say('format', `[${String(value)}] is not a valid email address`);
	}
	if (Array.isArray(value)) {
		const { items } = schema;
		if (items) value.forEach((entry, index) => check(items, entry, `${at}/items`, `${pointer}/${index}`, found));
		return;
	}
	if (!isObject(value)) return;
	for (const name of schema.required ?? []) {
		if (!(name in value)) say('required', `required key [${name}] not found`);
	}
	for (const [name, entry] of Object.entries(value)) {
		const own = schema.properties?.[name];
		if (own) check(own, entry, `${at}/properties/${name}`, `${pointer}/${name}`, found);
		else if (!schema.open) say('additionalProperties', `extraneous key [${name}] is not permitted`);
	}
}

const wanted: Record<Schema['type'], string> = {
	object: 'JSONObject',
	array: 'JSONArray',
	string: 'String',
	integer: 'Integer',
	number: 'Number',
	boolean: 'Boolean',
};

function kindOf(value: unknown): string {
	if (value === null) return 'Null';
	if (Array.isArray(value)) return 'JSONArray';
	if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
	return { string: 'String', boolean: 'Boolean', object: 'JSONObject' }[String(typeof value)] ?? 'Unknown';
}

function fits(type: Schema['type'], kind: string): boolean {
	if (type === 'number') return kind === 'Integer' || kind === 'Double';
	return wanted[type] === kind;
}

export function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Where the first null is; the platform refuses it even in an optional field (KA-19916). */
export function findNull(value: unknown, pointer = '#'): string | undefined {
	if (value === null) return pointer;
	if (typeof value !== 'object') return undefined;
	for (const [name, entry] of Object.entries(value ?? {})) {
		const found = findNull(entry, `${pointer}/${name}`);
		if (found !== undefined) return found;
	}
	return undefined;
}
