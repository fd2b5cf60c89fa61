import { filledText, isRecord, memberAt, recordIn } from '../../shared/text/json';
import { readAddresses, readFeedback, readIdentity, type Feedback } from './feedback';

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
	const message = recordIn(raw.message);
	const relayed = recordIn(raw.inboundMessage);
	const execution = recordIn(raw.messageExecution);
	const said = recordIn(memberAt(message, 'contact_message', 'text_message'));
	return {
		status: 'inbound',
		executionId: filledText(execution.messageExecutionID),
		campaignId: filledText(execution.campaignID),
		channel: filledText(raw.channel),
		identity: readIdentity(raw.identityMap),
		...readAddresses(raw),
		from: filledText(raw.from) ?? filledText(memberAt(message, 'channel_identity', 'identity')),
		to: filledText(raw.to) ?? filledText(message.sender_id),
		text: [raw.text, raw.body, raw.message, relayed.text, said.text]
			.map(filledText)
			.find((words) => words !== undefined),
		receivedAt:
			filledText(raw.received_at) ??
			filledText(raw.receivedAt) ??
			filledText(raw.event_time) ??
			filledText(relayed.receivedAt),
		messageId:
			filledText(raw.messageId) ?? filledText(raw.id) ?? filledText(message.id) ?? filledText(execution.messageID),
		raw,
	};
}

/** What tells a reply from all others: the provider's ID, else all of it. */
export function inboundKey({ messageId, raw }: Inbound): string {
	return JSON.stringify(['inbound', messageId ?? raw]);
}
