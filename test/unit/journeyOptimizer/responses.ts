import type { WireResponse } from '../../../nodes/shared/contract/wire';
import type { Execution } from '../../../nodes/JourneyOptimizer/wire/execution';

export function response(status: number, body: unknown = '', headers: Record<string, string> = {}): WireResponse {
	return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** `errorResponse` of the specification. */
export function problem(status: number, title: string, code = `MSG-000052-${status}`): WireResponse {
	return response(status, {
		type: `https://ns.adobe.com/aep/errors/${code}`,
		title,
		status,
		report: { additionalContext: { requestId: 'r', campaignId: 'c' } },
	});
}

export const campaignId = '16f24a15-7e21-477c-848a-d5695ca7f137';

export function execution(user = 'ada@example.com', changes: Partial<Execution> = {}): Execution {
	const recipient = { userId: user, namespace: 'email' };
	return {
		...{ endpoint: 'unitary', campaignId, id: `id of ${user}`, contextBytes: 2, recipient },
		content: JSON.stringify({ type: 'aep', ...recipient }),
		...changes,
	};
}
