import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { unknown } from '../../shared/contract/outcome';
import { reasonFor } from '../../shared/platform/errorRow';
import { platformWords } from '../../shared/text/platformWords';
import { situations, statusErrors } from '../errors';
import { eventUrl, type EventAddress } from './event';
import { judgeRefusal, readResponse } from './response';

/** One event that was sent before. */
export interface SentEvent {
	address: EventAddress;
	/** The primary key in the response to the event. */
	pKey: string;
}

/** Asks for the status of one event. */
export function statusRequest({ address, pKey }: SentEvent, credential: CredentialFields): WireRequest {
	return getJson(eventUrl(address, credential, pKey), { 'Cache-Control': 'no-cache' });
}

/** What the response about one event says. */
export function judgeStatusResponse(response: WireResponse, event: SentEvent): Judgement {
	if (response.status < 200 || response.status > 299) return judgeRefusal(response, 'status');
	const told = readResponse(response.body);
	const status = told?.status;
	if (told && typeof status === 'string' && status !== '') {
		const { organization, eventId } = event.address;
		// What the platform leaves out of its response is needed to ask once more.
		const verdict = { final: isFinal(status), delivered: isDelivered(status), status };
		const json = { ...verdict, PKey: event.pKey, ...told, organization, eventId, ...verdict };
		return { kind: 'answered', outcomes: [{ outcome: 'accepted', json }] };
	}
	const row = told ? situations.noStatus : statusErrors('status').other;
	const facts = { platformMessage: platformWords(response.body) };
	return { kind: 'answered', outcomes: [unknown(reasonFor(row, response, facts))] };
}

/** How an event can end (Campaign Standard documentation, "Managing transactional messages"). */
const finalStatuses = ['processed', 'ignored', 'deliveryFailed', 'routingFailed', 'tooOld', 'targetingFailed'];

/** Whether a status stays as it is. `pending`, `processing`, `paused` and what Adobe may add later can still change. */
export function isFinal(status: string): boolean {
	return finalStatuses.includes(status);
}

/** Whether the message was sent. */
export function isDelivered(status: string): boolean {
	return status === 'processed';
}
