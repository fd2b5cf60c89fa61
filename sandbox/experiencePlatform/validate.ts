import type { ErrorObject, ValidateFunction } from 'ajv';

import { schemaValidator } from '../json';
import { xdmSchemas, type XdmSchema } from './schemas';

/** One violation, in the words of Adobe's validator (Experience Platform, "Streaming ingestion validation"). */
export interface Violation {
	schemaLocation: string;
	pointerToViolation: string;
	causingExceptions: never[];
	keyword: string;
	message: string;
}

/** The validator gives up on a message after this many. */
const mostViolations = 5;

const ajv = schemaValidator({ allErrors: true, verbose: true });
const validators = new Map<XdmSchema, ValidateFunction>(xdmSchemas.map((xdm) => [xdm, ajv.compile(xdm.schema)]));

/** How an entity violates its schema; empty if it does not. */
export function validate(schema: XdmSchema, entity: unknown): Violation[] {
	const validator = validators.get(schema);
	if (!validator || validator(entity)) return [];
	const errors = validator.errors ?? [];
	// For a value of the wrong type, Adobe's validator reports nothing else.
	const mistyped = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath));
	return (
		errors
			.filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
			// The innermost values come first.
			.sort((a, b) => depth(b) - depth(a))
			.slice(0, mostViolations)
			.map(violation)
	);
}

const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;

function violation(error: ErrorObject): Violation {
	const { keyword, schemaPath, instancePath } = error;
	return {
		schemaLocation: schemaPath.slice(0, -keyword.length - 1),
		pointerToViolation: `#${instancePath}`,
		...{ causingExceptions: [], keyword, message: wordsFor(error) },
	};
}

function wordsFor({ keyword, params, data, message = '' }: ErrorObject): string {
	const value = String(data);
	switch (keyword) {
		case 'type':
			return `expected type: ${typeNames[String(params.type)]}, found: ${typeOf(data)}`;
		case 'enum':
			return `${value} is not a valid enum value`;
		case 'minimum':
			return `${value} is not greater or equal to ${params.limit}`;
		case 'required':
			return `required key [${params.missingProperty}] not found`;
		case 'additionalProperties':
			return `extraneous key [${params.additionalProperty}] is not permitted`;
		case 'format':
			return params.format === 'date-time' ? notDateTime(data) : `[${value}] is not a valid email address`;
		default:
			return message;
	}
}

/** The platform's text for a value that is not a time. */
export function notDateTime(value: unknown): string {
	return `[${String(value)}] is not a valid date-time. Expected [yyyy-MM-dd'T'HH:mm:ssZ]`;
}

const typeNames: Record<string, string> = {
	object: 'JSONObject',
	array: 'JSONArray',
	string: 'String',
	integer: 'Integer',
	number: 'Number',
	boolean: 'Boolean',
};

function typeOf(value: unknown): string {
	if (value === null) return 'Null';
	if (Array.isArray(value)) return 'JSONArray';
	if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
	return typeNames[typeof value] ?? 'Unknown';
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
