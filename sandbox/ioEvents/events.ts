import { randomUUID } from 'node:crypto';

import { signatureHeaders } from './keys';

/** The client ID of the project that the events are for. */
export const ioClientId = '606d4074c7ea4962aaf3bc2a5ac3b7f9';

/** A CloudEvent as I/O Events completes it: both spellings of the added members are sent. */
export function cloudEvent(type: string, data: object, changes: object = {}): Record<string, unknown> {
	const eventId = randomUUID();
	return {
		...{ specversion: '1.0', id: randomUUID(), source: 'urn:sandbox', type, datacontenttype: 'application/json' },
		...{ time: '2026-07-24T13:53:23.994Z', eventid: eventId, event_id: eventId },
		...{ recipient_client_id: ioClientId, recipientclientid: ioClientId, data },
		...changes,
	};
}

/** A flow run of Experience Platform, in the older form without a type of its own (sources/notifications.md). */
export function flowRun(status: 'success' | 'failed', changes: object = {}): Record<string, unknown> {
	return {
		event_id: randomUUID(),
		event: { id: randomUUID(), sandboxName: 'prod', metrics: { statusSummary: { status } } },
		recipient_client_id: ioClientId,
		...changes,
	};
}

/**
 * Delivers one event or a batch as I/O Events does, and returns the status of the response.
 *
 * @param headers replace those of the delivery, signatures included
 */
export async function deliverEvents(
	url: string,
	events: unknown,
	headers: Record<string, string> = {},
): Promise<number> {
	const body = JSON.stringify(events);
	const type = Array.isArray(events) ? 'application/cloudevents-batch+json' : 'application/cloudevents+json';
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': `${type}; charset=UTF-8`, ...signatureHeaders(body), ...headers },
		body,
	});
	await response.arrayBuffer();
	return response.status;
}
