import { json, type Reply } from '../http';

/** A call that the service refuses; becomes its error response. */
export class Problem extends Error {
	constructor(
		readonly status: number,
		/** The end of `type`, without the status after it. */
		readonly family: string,
		title: string,
	) {
		super(title);
	}
}

/** A body that does not match the specification. */
export function invalid(title: string): Problem {
	return new Problem(400, 'MSG-000052', title);
}

/** `errorResponse` of the specification. */
export function problemReply({ status, family, message }: Problem, context: Record<string, string>): Reply {
	return json(status, {
		type: `https://ns.adobe.com/aep/errors/${family}-${status}`,
		title: message,
		status,
		report: { additionalContext: context },
	});
}

/** A refusal by Adobe's gateway, before the service receives the call. */
export function gatewayReply(status: number, code: string, message: string): Reply {
	return json(status, { error_code: code, message });
}
