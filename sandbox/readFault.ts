import type { Fault } from './faults';
import type { Reply } from './http';

/** Thrown for JSON that is no fault; the message says why. */
export class FaultError extends Error {}

type Kind = 'string' | 'count' | 'boolean' | 'reply';

const fields = new Map<string, Kind>([
	['path', 'string'],
	['method', 'string'],
	['bodyIncludes', 'string'],
	['skip', 'count'],
	['times', 'count'],
	['delayMs', 'count'],
	['execute', 'boolean'],
	['answer', 'reply'],
	['drop', 'boolean'],
	['truncate', 'count'],
	['hang', 'boolean'],
	['expireSession', 'boolean'],
	['expireToken', 'boolean'],
	['redirect', 'string'],
]);

/** A fault from what came over HTTP; a misspelt field is refused, not ignored. Throws FaultError. */
export function readFault(value: unknown): Fault {
	if (!isObject(value)) throw new FaultError('a fault is an object');
	const fault: Fault = {};
	for (const [name, given] of Object.entries(value)) {
		const kind = fields.get(name);
		if (kind === undefined) throw new FaultError(`a fault has no field '${name}'`);
		if (!isOfKind(kind, given)) throw new FaultError(`'${name}' of a fault is no ${kind}`);
		Object.assign(fault, { [name]: given });
	}
	return fault;
}

function isOfKind(kind: Kind, value: unknown): boolean {
	if (kind === 'count') return Number.isInteger(value) && Number(value) >= 0;
	if (kind === 'reply') return isReply(value);
	return typeof value === kind;
}

function isReply(value: unknown): value is Reply {
	if (!isObject(value)) return false;
	const { status, headers = {}, body } = value;
	if (typeof status !== 'number' || !Number.isInteger(status)) return false;
	// Node refuses to send a status outside this range.
	if (status < 200 || status > 999 || typeof body !== 'string' || !isObject(headers)) return false;
	return Object.values(headers).every((content) => typeof content === 'string');
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
