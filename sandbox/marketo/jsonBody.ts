import { contentType, type Call } from '../http';
import { RestError } from './restReplies';

/** The JSON body of a call; throws RestError. */
export function jsonBody(call: Call): unknown {
	if (contentType(call).mediaType !== 'application/json') {
		throw new RestError('612', 'Invalid Content Type');
	}
	try {
		return JSON.parse(call.body.toString());
	} catch {
		throw new RestError('609', 'Invalid JSON');
	}
}

/** A member of an object; undefined if the value is not one. */
export function member(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
