import { isRecord } from '../../shared/text/json';

/** What became of one message, as Journey Optimizer's feedback webhook tells it. */
export interface Feedback {
	[name: string]: unknown;
	/** In lower case: sent, delivered, bounce, error, or what the platform may add. */
	status: string;
	/** The one in the response to the execution. */
	executionId?: string;
	campaignId?: string;
	channel?: string;
	identity?: { namespace: string; id: string };
	failure?: Record<string, unknown>;
	/** The event as it came. */
	raw: Record<string, unknown>;
}

/** A body of nested lists would otherwise be read for ever. */
const MOST_DEPTH = 4;

/**
 * Reads the feedback events of a webhook call: one, or a list of them, which may be wrapped (Journey Optimizer
 * documentation, "Create feedback webhooks for API triggered campaigns"). What is not a feedback event is left out.
 *
 * @param body the call's JSON
 */
export function readFeedback(body: unknown, depth = 0): Feedback[] {
	if (depth > MOST_DEPTH) return [];
	if (Array.isArray(body)) return body.flatMap((entry) => readFeedback(entry, depth + 1));
	if (!isRecord(body)) return [];
	const feedback = readEvent(body);
	if (feedback) return [feedback];
	const wrapped = [body.events, body.data, body.body].find((entry) => typeof entry === 'object' && entry !== null);
	return wrapped === undefined ? [] : readFeedback(wrapped, depth + 1);
}

function readEvent(raw: Record<string, unknown>): Feedback | undefined {
	const delivery = member(raw, 'messageDeliveryFeedback');
	const execution = member(raw, 'messageExecution');
	const { feedbackStatus } = delivery;
	const status = text(isRecord(feedbackStatus) ? feedbackStatus.value : feedbackStatus)?.toLowerCase();
	if (status === undefined) return undefined;
	const failure = member(delivery, 'messageFailure');
	return {
		status,
		executionId: text(execution.messageExecutionID ?? execution.messageExecutionId),
		campaignId: text(execution.campaignID ?? execution.campaignId),
		channel: text(raw.channel),
		identity: readIdentity(raw.identityMap),
		...(Object.keys(failure).length > 0 ? { failure } : {}),
		raw,
	};
}

/** The identity that is marked as primary, else the first one. */
function readIdentity(identityMap: unknown): Feedback['identity'] {
	const identities = Object.entries(isRecord(identityMap) ? identityMap : {}).flatMap(([namespace, list]) =>
		(Array.isArray(list) ? list : [list]).filter(isRecord).flatMap((entry) => {
			const id = text(entry.id);
			return id === undefined ? [] : [{ namespace, id, primary: entry.primary === true }];
		}),
	);
	const chosen = identities.find(({ primary }) => primary) ?? identities[0];
	return chosen && { namespace: chosen.namespace, id: chosen.id };
}

function member(object: Record<string, unknown>, name: string): Record<string, unknown> {
	const value = object[name];
	return isRecord(value) ? value : {};
}

function text(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

export interface FeedbackFilter {
	/** Empty: every status. */
	statuses: readonly string[];
	/** Empty: every campaign. */
	campaignIds: readonly string[];
}

/** Whether the user wants to hear of this event; IDs and statuses are compared without regard to case. */
export function isWanted({ status, campaignId }: Feedback, { statuses, campaignIds }: FeedbackFilter): boolean {
	const same = (wanted: string, given: string | undefined): boolean => wanted.toLowerCase() === given?.toLowerCase();
	return (
		(statuses.length === 0 || statuses.some((wanted) => same(wanted, status))) &&
		(campaignIds.length === 0 || campaignIds.some((wanted) => same(wanted, campaignId)))
	);
}
