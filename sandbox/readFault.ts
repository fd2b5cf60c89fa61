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

const properties = {
	...{ platform: text, path: text, method: text, bodyIncludes: text, queryIncludes: text, exceptSignIn: flag },
	...{ skip: count, times: count, delayMs: count },
	...{ execute: flag, answer: reply, rateLimit: flag, drop: flag, truncate: count, hang: flag },
	...{ expireSession: flag, expireToken: flag, redirect: text },
};

/** Every field of a fault. */
export const faultFields: readonly string[] = Object.keys(properties);

const ajv = schemaValidator();
const isFault = ajv.compile<Fault>({ type: 'object', additionalProperties: false, properties });

/** Reads a fault that came over HTTP; a misspelt field is refused, not ignored. Throws FaultError. */
export function readFault(value: unknown): Fault {
	if (isFault(value)) return value;
	const misspelt: unknown = isFault.errors?.[0]?.params.additionalProperty;
	if (misspelt !== undefined) throw new FaultError(`A fault has no field '${String(misspelt)}'`);
	throw new FaultError(ajv.errorsText(isFault.errors, { dataVar: 'fault' }));
}
