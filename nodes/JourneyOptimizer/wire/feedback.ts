import { filledText, isRecord, recordIn } from '../../shared/text/json';

/** What became of one message, as Journey Optimizer's feedback webhook tells it. */
export interface Feedback {
	[name: string]: unknown;
	/** In lower case: one of `statuses`, or what the platform may add. */
	status: string;
	/** The one in the response to the execution. */
	executionId?: string;
	campaignId?: string;
	channel?: string;
	identity?: { namespace: string; id: string };
	email?: string;
	phone?: string;
	/** Of a bounce: whether the address is bad for good. */
	hardBounce?: boolean;
	failure?: Record<string, unknown>;
	/** Why Journey Optimizer itself did not send the message: its `reason`. */
	exclusion?: Record<string, unknown>;
	messageId?: string;
	campaignType?: string;
	/** When the provider saw it happen, ISO 8601. */
	deliveredAt?: string;
	/** Parts that an SMS was split into. */
	messageParts?: number;
	/** The event as it came. */
	raw: Record<string, unknown>;
}

/**
 * The statuses of the XDM schema "Message Delivery Feedback". The webhook's page names the first four ("Sent, Delivered,
 * Bounce, Errors") and says nothing of the others.
 */
export const statuses = [
	...(['sent', 'delivered', 'bounce', 'error'] as const),
	...(['exclude', 'delay', 'duplicate', 'denylist'] as const),
];

/** The statuses of messages that did not reach anybody. A delayed one is still on its way. */
const failures: readonly string[] = ['bounce', 'error', 'exclude', 'duplicate', 'denylist'];

/** Stands for all of `failures` in a filter. */
export const FAILURES = 'failures';

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

/**
 * One event of either generation: since October 2026 the page shows `messageID`, `channelContext`, `deliveryTimestamp`
 * and `numberOfMessageParts`; fields without a value are null (AdobeDocs/journey-optimizer.en,
 * configuration/feedback-webhooks.md).
 */
function readEvent(raw: Record<string, unknown>): Feedback | undefined {
	const delivery = recordIn(raw.messageDeliveryFeedback);
	const execution = recordIn(raw.messageExecution);
	const { feedbackStatus } = delivery;
	const status = filledText(isRecord(feedbackStatus) ? feedbackStatus.value : feedbackStatus)?.toLowerCase();
	if (status === undefined) return undefined;
	const failure = recordIn(delivery.messageFailure);
	const exclusion = recordIn(delivery.messageExclusion);
	return {
		status,
		executionId: filledText(execution.messageExecutionID ?? execution.messageExecutionId),
		campaignId: filledText(execution.campaignID ?? execution.campaignId),
		channel: filledText(raw.channel),
		identity: readIdentity(raw.identityMap),
		...readAddresses(raw),
		...(status === 'bounce' ? { hardBounce: isHard(failure) } : {}),
		...(Object.keys(failure).length > 0 ? { failure } : {}),
		...(Object.keys(exclusion).length > 0 ? { exclusion } : {}),
		messageId: filledText(execution.messageID ?? execution.messageId),
		campaignType: filledText(execution.campaignType),
		deliveredAt: filledText(delivery.deliveryTimestamp),
		messageParts: readParts(delivery.numberOfMessageParts),
		raw,
	};
}

/** `Hard`, `Soft` or `Ignored`; undefined where the event does not say. */
function isHard(failure: Record<string, unknown>): boolean | undefined {
	const type = filledText(failure.type);
	return type === undefined ? undefined : /hard/i.test(type);
}

/** A count, which is sent as text. */
function readParts(value: unknown): number | undefined {
	const count = Number(filledText(value) ?? value ?? undefined);
	return Number.isInteger(count) && count > 0 ? count : undefined;
}

/** The recipient's addresses: where the message went, else the identities of such a namespace. */
export function readAddresses(raw: Record<string, unknown>): Pick<Feedback, 'email' | 'phone'> {
	const { profileAddress, profileNumber } = recordIn(raw.channelContext);
	const all = identitiesOf(raw.identityMap);
	const named = (namespace: RegExp): string | undefined => all.find((one) => namespace.test(one.namespace))?.id;
	return {
		email: filledText(profileAddress) ?? named(/^e-?mail$/i),
		phone: filledText(profileNumber) ?? named(/^(phone|mobile)/i),
	};
}

/** The identity that is marked as primary, else the first one. */
export function readIdentity(identityMap: unknown): Feedback['identity'] {
	const identities = identitiesOf(identityMap);
	const chosen = identities.find(({ primary }) => primary) ?? identities[0];
	return chosen && { namespace: chosen.namespace, id: chosen.id };
}

function identitiesOf(identityMap: unknown): Array<{ namespace: string; id: string; primary: boolean }> {
	return Object.entries(recordIn(identityMap)).flatMap(([namespace, list]) =>
		(Array.isArray(list) ? list : [list]).filter(isRecord).flatMap((entry) => {
			const id = filledText(entry.id);
			return id === undefined ? [] : [{ namespace, id, primary: entry.primary === true }];
		}),
	);
}

/**
 * What tells an event from all others: a redelivered one has the same. A message ID can stand for one design that went to
 * many, so the recipient belongs to it.
 *
 * @returns undefined where the event names no message
 */
export function feedbackKey({ status, messageId, executionId, identity, raw }: Feedback): string | undefined {
	if (messageId === undefined && executionId === undefined) return undefined;
	const recipient = filledText(recordIn(raw.messageExecution).messageProfileID);
	return JSON.stringify([messageId, executionId, recipient, identity?.namespace, identity?.id, status]);
}

export interface FeedbackFilter {
	/** Statuses, or `FAILURES`. Empty: every status. */
	statuses: readonly string[];
	/** Empty: every campaign. */
	campaignIds: readonly string[];
}

/** Whether the user wants to hear of this event; IDs and statuses are compared without regard to case. */
export function isWanted({ status, campaignId }: Feedback, { statuses: wanted, campaignIds }: FeedbackFilter): boolean {
	const chosen = wanted.flatMap((name) => (name === FAILURES ? failures : [name]));
	return (
		(chosen.length === 0 || chosen.some((name) => isSame(name, status))) &&
		(campaignIds.length === 0 || campaignIds.some((id) => isSame(id, campaignId)))
	);
}

function isSame(wanted: string, given: string | undefined): boolean {
	return wanted.toLowerCase() === given?.toLowerCase();
}
