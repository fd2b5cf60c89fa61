import type { Journal, JournalEntry } from '../journal';
import { isObject, schemaValidator } from '../json';
import { feedbackEvent, feedbackStatuses, replyEvent, type FeedbackStatus } from './feedback';

/** Thrown for feedback that cannot be sent as it was ordered; the message says why. */
export class FeedbackError extends Error {}

/** Feedback that a person orders on the page. */
interface Order {
	/** The id of the message in the journal. */
	message: number;
	status: FeedbackStatus | 'reply';
	url: string;
	headerName?: string;
	headerValue?: string;
	/** The text of a reply. */
	text?: string;
}

/** What came of it. */
export interface FeedbackResult {
	/** The status of the response; 0 if there was none. */
	status: number;
	/** The beginning of the response, or why there was none. */
	text: string;
}

const timeoutMs = 10_000;
const longestText = 300;
const text = { type: 'string' };
const headerName = { type: 'string', pattern: '^[A-Za-z0-9!#$%&*+.^_|~-]*$' };
const headerValue = { type: 'string', pattern: '^[\\t\\x20-\\x7e\\x80-\\xff]*$' };

const ajv = schemaValidator();
const isOrder = ajv.compile<Order>({
	type: 'object',
	additionalProperties: false,
	required: ['message', 'status', 'url'],
	properties: {
		message: { type: 'integer' },
		status: { enum: [...feedbackStatuses, 'reply'] },
		...{ url: text, headerName, headerValue, text },
	},
});

/**
 * Sends feedback about a message that Journey Optimizer accepted. Only to this machine, and to the hosts that whoever
 * started the sandbox allows: the page must not become a way to reach addresses that only this machine can reach.
 *
 * @throws FeedbackError
 */
export async function sendFromPage(
	order: unknown,
	journal: Journal,
	allowedHosts: readonly string[],
): Promise<FeedbackResult> {
	if (!isOrder(order)) throw new FeedbackError(ajv.errorsText(isOrder.errors, { dataVar: 'feedback' }));
	const url = readAddress(order.url, allowedHosts);
	const about = aboutOf(journal.message(order.message));
	const event = order.status === 'reply' ? replyEvent(order.text || 'STOP', about) : feedbackEvent(order.status, about);
	const header = order.headerName ? { [order.headerName]: order.headerValue ?? '' } : {};
	return await post(url, header, event);
}

/** The address if it may be used; throws FeedbackError. */
export function readAddress(address: string, allowedHosts: readonly string[]): URL {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !['http:', 'https:'].includes(url.protocol)) {
		throw new FeedbackError('The address must be a complete URL that begins with http:// or https://');
	}
	const host = url.hostname.replace(/^\[|\]$/g, '');
	// The URL parser writes an IPv4 address in one way, however it was typed.
	const isLoopback = host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
	if (isLoopback || allowedHosts.includes(host)) return url;
	throw new FeedbackError(
		`Feedback is sent to this machine only: localhost, 127.0.0.1 or ::1, not ${host}. ` +
			`To allow this host, start the sandbox with --feedback-host ${host}`,
	);
}

function aboutOf(message: JournalEntry | undefined) {
	if (message?.platform !== 'journeyOptimizer' || ['audience', 'orchestrated'].includes(message.kind)) {
		throw new FeedbackError('There is feedback only about messages to one recipient in Journey Optimizer');
	}
	const detail = new Map<string, unknown>(Object.entries(message.detail));
	const recipient = detail.get('recipient');
	const userId = isObject(recipient) ? recipient.userId : undefined;
	return {
		campaignId: String(detail.get('campaignId')),
		executionId: String(detail.get('executionId')),
		namespace: String(detail.get('namespace')),
		id: typeof userId === 'string' ? userId : message.addressee,
	};
}

async function post(url: URL, headers: Record<string, string>, event: object): Promise<FeedbackResult> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(event),
			// A redirect could lead away from this machine.
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs),
		});
		const content = await response.text();
		return { status: response.status, text: content.slice(0, longestText) };
	} catch (error) {
		const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
		return { status: 0, text: cause instanceof Error ? cause.message : String(cause) };
	}
}
