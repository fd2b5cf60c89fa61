import { randomUUID } from 'node:crypto';

import { demo } from '../demo';
import type { Campaign } from './campaigns';
import type { JourneyOptimizerControls } from './controls';
import { feedbackToken } from './feedbackToken';
import type { Recipient } from './recipients';

export const feedbackStatuses = [
	...(['sent', 'delivered', 'bounce', 'error'] as const),
	...(['exclude', 'delay', 'duplicate', 'denylist'] as const),
];
export type FeedbackStatus = (typeof feedbackStatuses)[number];

export interface FeedbackSubject {
	campaignId: string;
	executionId: string;
	namespace: string;
	id: string;
}

/**
 * An event as a webhook receives it (Journey Optimizer documentation, "Create feedback webhooks").
 *
 * @param generation `second`: as the page shows it since October 2026, for an SMS
 */
export function feedbackEvent(
	status: FeedbackStatus,
	{ campaignId, executionId, namespace, id }: FeedbackSubject,
	generation: 'first' | 'second' = 'first',
): object {
	const bounced = { category: 'sync', type: 'Ignored', code: '25', reason: 'Admin Failure' };
	const isSecond = generation === 'second';
	return {
		requestId: randomUUID(),
		imsOrg: demo.ims.organizationId,
		sandbox: { id: '068abf40-575e-11ea-8512-9b1bfdb82603', name: demo.ims.sandboxName },
		channel: isSecond ? 'sms' : 'email',
		eventType: 'message.feedback',
		...(isSecond ? { channelContext: { profileAddress: null, profileNumber: id } } : {}),
		messageExecution: {
			messageExecutionID: executionId,
			messageType: 'transactional',
			campaignID: campaignId,
			campaignVersionID: '2ca10c10-56dd-4505-87cd-fa5da84e7a5d',
			...(isSecond ? { messageID: `${campaignId}-1`, messageProfileID: `${executionId}-${id}` } : {}),
			campaignType: 'ApiTriggered',
		},
		messageDeliveryFeedback: {
			feedbackStatus: { value: status },
			offers: null,
			messageExclusion: status === 'exclude' ? { reason: 'EmailNotAllowed' } : null,
			messageFailure: status === 'bounce' || status === 'error' ? bounced : null,
			retryCount: isSecond ? null : 0,
			...(isSecond
				? { encoding: 'GSM', numberOfMessageParts: '2', deliveryTimestamp: '2026-10-06T18:22:41.512Z' }
				: { encoding: null, numberOfMessageParts: null, deliveryTimestamp: null }),
		},
		identityMap: { [namespace]: [isSecond ? { id } : { id, primary: true }] },
	};
}

/**
 * A reply to a message, as it is relayed to the webhook of the feedback. Adobe announces the relay, but does not document
 * its form; this one is an assumption.
 */
export function replyEvent(reply: string, { campaignId, executionId, namespace, id }: FeedbackSubject): object {
	return {
		requestId: randomUUID(),
		imsOrg: demo.ims.organizationId,
		sandbox: { id: '068abf40-575e-11ea-8512-9b1bfdb82603', name: demo.ims.sandboxName },
		channel: 'sms',
		eventType: 'message.inbound',
		messageExecution: { messageExecutionID: executionId, campaignID: campaignId },
		inboundMessage: { text: reply, receivedAt: new Date().toISOString() },
		identityMap: { [namespace]: [{ id, primary: true }] },
	};
}

/** Sends an event to a webhook and returns the status of the response, or 0 if there is no response. */
export async function sendFeedback(url: string, headers: Record<string, string>, event: object): Promise<number> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(event),
		});
		await response.arrayBuffer();
		return response.status;
	} catch {
		return 0;
	}
}

/** Reports the result of a message to the webhook of the controls. Addresses that start with `bounce` bounce. */
export function reportResult(
	controls: JourneyOptimizerControls,
	{ campaignId, enableWebhooks }: Campaign,
	{ userId, namespace, address }: Recipient,
	executionId: string,
): void {
	const { feedbackUrl, feedbackHeaderName, feedbackHeaderValue, feedbackJwtSecret, feedbackGeneration } = controls;
	if (!enableWebhooks || feedbackUrl === '') return;
	const status = address.startsWith('bounce') ? 'bounce' : 'delivered';
	const event = feedbackEvent(status, { campaignId, executionId, namespace, id: userId }, feedbackGeneration);
	const headers = {
		...(feedbackHeaderName === '' ? {} : { [feedbackHeaderName]: feedbackHeaderValue }),
		...(feedbackJwtSecret === '' ? {} : { authorization: `Bearer ${feedbackToken(feedbackJwtSecret)}` }),
	};
	void sendFeedback(feedbackUrl, headers, event);
}
