import { randomBytes } from 'node:crypto';

import { json, type Reply } from '../http';

/** Thrown to make the REST API refuse a call, which it does with HTTP 200. */
export class RestError extends Error {
	constructor(
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}

/** A successful response; `fields` are `result` and, if there is more, the token of the next page. */
export function restSuccess(fields: object): Reply {
	return json(200, { requestId: requestId(), success: true, ...fields });
}

export function restFailure({ code, message }: RestError): Reply {
	return json(200, { requestId: requestId(), success: false, errors: [{ code, message }] });
}

function requestId(): string {
	return `${randomBytes(2).toString('hex')}#${randomBytes(6).toString('hex')}`;
}
