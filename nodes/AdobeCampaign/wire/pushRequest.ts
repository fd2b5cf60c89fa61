import type { CredentialFields } from '../../shared/contract/credential';
import type { WireRequest } from '../../shared/contract/wire';
import { soapRequest } from './envelope';
import type { CampaignEvent } from './event';

/**
 * Which method carries so many events. The response to PushEvents with a single event is a success, but the event is
 * dropped, without a trace on the platform (KA-19369).
 */
export function pushMethod(events: number): 'PushEvent' | 'PushEvents' {
	return events === 1 ? 'PushEvent' : 'PushEvents';
}

/** The call that pushes events of one queue. */
export function pushRequest(events: CampaignEvent[], credential: CredentialFields): WireRequest {
	const method = pushMethod(events.length);
	const xml = events.map((event) => event.xml).join('');
	const parameter =
		method === 'PushEvent'
			? `<urn:domEvent>${xml}</urn:domEvent>`
			: `<urn:domEventCollection><Events>${xml}</Events></urn:domEventCollection>`;
	const queue = events[0]?.queue ?? 'rtEvent';
	return soapRequest(credential, `nms:${queue}`, method, parameter);
}
