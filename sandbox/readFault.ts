import type { Fault } from './faults';
import { schemaValidator } from './json';

/** Thrown for JSON that is not a fault; the message says why. */
export class FaultError extends Error {}

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const flag = { type: 'boolean' };
const reply = {
	type: 'object',
	required: ['status', 'body'],
	properties: {
		// Node refuses to send a status outside this range.
		status: { type: 'integer', minimum: 200, maximum: 999 },
		headers: { type: 'object', additionalProperties: text },
		body: text,
	},
};

const ajv = schemaValidator();
const isFault = ajv.compile<Fault>({
	type: 'object',
	additionalProperties: false,
	properties: {
		...{ path: text, method: text, bodyIncludes: text, queryIncludes: text },
		...{ skip: count, times: count, delayMs: count },
		...{ execute: flag, answer: reply, drop: flag, truncate: count, hang: flag },
		...{ expireSession: flag, expireToken: flag, redirect: text },
	},
});

/** Reads a fault that came over HTTP; a misspelt field is refused, not ignored. Throws FaultError. */
export function readFault(value: unknown): Fault {
	if (isFault(value)) return value;
	const misspelt: unknown = isFault.errors?.[0]?.params.additionalProperty;
	if (misspelt !== undefined) throw new FaultError(`A fault has no field '${String(misspelt)}'`);
	throw new FaultError(ajv.errorsText(isFault.errors, { dataVar: 'fault' }));
}
