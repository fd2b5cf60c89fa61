import type { ExchangeView } from '../exchangeView';
import type { Fault } from '../faults';
import type { JournalEntry } from '../journal';
import type { FeedbackResult } from '../journeyOptimizer/feedbackFromPage';

/** A call to the sandbox that it refused; the message says why. */
class ApiError extends Error {}

async function request<Content>(method: string, path: string, body?: object): Promise<Content> {
	const content = body === undefined ? {} : { body: JSON.stringify(body) };
	const response = await fetch(path, { method, headers: { 'content-type': 'application/json' }, ...content });
	if (response.ok) return response.json();
	const text = await response.text();
	throw new ApiError(readError(text) ?? `The sandbox responded with ${response.status}: ${text}`);
}

function readError(text: string): string | undefined {
	try {
		const { error } = JSON.parse(text);
		return typeof error === 'string' ? error : undefined;
	} catch {
		return undefined;
	}
}

/** The sandbox's own addresses, as the page uses them. Each throws an Error that says what went wrong. */
export const api = {
	message: (id: number) => request<JournalEntry>('GET', `/sandbox/messages/${id}`),
	exchange: (call: number) => request<ExchangeView>('GET', `/sandbox/calls/${call}`),
	addFault: (fault: Fault) => request<unknown>('POST', '/sandbox/faults', fault),
	endFault: (id: number) => request<unknown>('DELETE', `/sandbox/faults/${id}`),
	clear: () => request<unknown>('DELETE', '/sandbox/messages'),
	sendFeedback: (order: object) => request<FeedbackResult>('POST', '/sandbox/feedback', order),
};
