import { isRecord } from '../../shared/text/json';
import { member, readAddresses, readFeedback, readIdentity, text, type Feedback } from './feedback';

/** A reply to an SMS or RCS message, which Journey Optimizer relays to the webhook of the feedback. */
export interface Inbound extends Feedback {
	status: 'inbound';
	/** The sender's number. */
	from?: string;
	/** The number that was written to. */
	to?: string;
	text?: string;
	receivedAt?: string;
}

const MOST_DEPTH = 4;

/**
 * Reads the replies of a webhook call. The page says that they are relayed "as-is" and shows none, so what the providers
 * send is read where it is known (Sinch "Receive an SMS", Sinch Conversation API "MO callback", Infobip "Receive inbound
 * SMS messages"), and of everything else the raw event remains.
 *
 * @param body the call's JSON; feedback in it is left out
 */
export function readInbound(body: unknown, depth = 0): Inbound[] {
	if (depth > MOST_DEPTH) return [];
	if (Array.isArray(body)) return body.flatMap((entry) => readInbound(entry, depth + 1));
	if (!isRecord(body) || Object.keys(body).length === 0 || readFeedback(body).length > 0) return [];
	const list = [body.events, body.results, body.data].find(Array.isArray);
	return list ? readInbound(list, depth + 1) : [readReply(body)];
}

function readReply(raw: Record<string, unknown>): Inbound {
	const message = member(raw, 'message');
	const relayed = member(raw, 'inboundMessage');
	const execution = member(raw, 'messageExecution');
	const said = member(member(message, 'contact_message'), 'text_message');
	return {
		status: 'inbound',
		executionId: text(execution.messageExecutionID),
		campaignId: text(execution.campaignID),
		channel: text(raw.channel),
		identity: readIdentity(raw.identityMap),
		...readAddresses(raw),
		from: text(raw.from) ?? text(member(message, 'channel_identity').identity),
		to: text(raw.to) ?? text(message.sender_id),
		text: [raw.text, raw.body, raw.message, relayed.text, said.text].map(text).find((words) => words !== undefined),
		receivedAt: text(raw.received_at) ?? text(raw.receivedAt) ?? text(raw.event_time) ?? text(relayed.receivedAt),
		messageId: text(raw.messageId) ?? text(raw.id) ?? text(message.id) ?? text(execution.messageID),
		raw,
	};
}

/** What tells a reply from all others: the provider's ID, else all of it. */
export function inboundKey({ messageId, raw }: Inbound): string {
	return JSON.stringify(['inbound', messageId ?? raw]);
}
