import { json, type Reply } from '../http';

/** A call that the service does not take; becomes its error answer. */
export class Problem extends Error {
	constructor(
		readonly status: number,
		/** The end of `type`, without the status that follows it. */
		readonly family: string,
		title: string,
	) {
		super(title);
	}
}

/** Anything about the body that is not as the specification says. */
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

/** What Adobe's gateway says before the service sees the call. */
export function gatewayReply(status: number, code: string, message: string): Reply {
	return json(status, { error_code: code, message });
}
