import { randomUUID } from 'node:crypto';

import { demo } from '../demo';
import type { Campaign } from './campaigns';
import type { JourneyOptimizerControls } from './controls';
import type { Recipient } from './recipients';

export type FeedbackStatus = 'sent' | 'delivered' | 'bounce' | 'error';

/** One event as the webhook gets it (Journey Optimizer documentation, "Create feedback webhooks"). */
export function feedbackEvent(
	status: FeedbackStatus,
	{
		campaignId,
		executionId,
		namespace,
		id,
	}: { campaignId: string; executionId: string; namespace: string; id: string },
): object {
	const bounced = { category: 'sync', type: 'Ignored', code: '25', reason: 'Admin Failure' };
	return {
		requestId: randomUUID(),
		imsOrg: demo.ims.organizationId,
		sandbox: { id: '068abf40-575e-11ea-8512-9b1bfdb82603', name: demo.ims.sandboxName },
		channel: 'email',
		eventType: 'message.feedback',
		messageExecution: {
			messageExecutionID: executionId,
			messageType: 'transactional',
			campaignID: campaignId,
			campaignVersionID: '2ca10c10-56dd-4505-87cd-fa5da84e7a5d',
			campaignType: 'ApiTriggered',
		},
		messageDeliveryFeedback: {
			feedbackStatus: { value: status },
			offers: null,
			messageExclusion: null,
			messageFailure: status === 'bounce' || status === 'error' ? bounced : null,
			retryCount: 0,
			...{ encoding: null, numberOfMessageParts: null, deliveryTimestamp: null },
		},
		identityMap: { [namespace]: [{ id, primary: true }] },
	};
}

/** Sends an event to a webhook and returns the status that it answers with, 0 where nobody answers. */
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

/** Tells the webhook of the controls what became of a message; addresses that begin with `bounce` bounce. */
export function tellFeedback(
	controls: JourneyOptimizerControls,
	{ campaignId, enableWebhooks }: Campaign,
	{ userId, namespace, address }: Recipient,
	executionId: string,
): void {
	const { feedbackUrl, feedbackHeaderName, feedbackHeaderValue } = controls;
	if (!enableWebhooks || feedbackUrl === '') return;
	const status = address.startsWith('bounce') ? 'bounce' : 'delivered';
	const event = feedbackEvent(status, { campaignId, executionId, namespace, id: userId });
	const headers = feedbackHeaderName === '' ? {} : { [feedbackHeaderName]: feedbackHeaderValue };
	void sendFeedback(feedbackUrl, headers, event);
}
