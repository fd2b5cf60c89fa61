import type { CredentialFields } from '../../shared/contract/credential';
import type { WireRequest } from '../../shared/contract/wire';
import { eventUrl, type EventAddress } from './eventAddress';

/** One event that was sent before. */
export interface SentEvent {
	address: EventAddress;
	/** The primary key in the response to the event. */
	pKey: string;
}

/** Asks for the status of one event. */
export function statusRequest({ address, pKey }: SentEvent, credential: CredentialFields): WireRequest {
	return {
		method: 'GET',
		url: eventUrl(address, credential, pKey),
		headers: { Accept: 'application/json', 'Cache-Control': 'no-cache' },
	};
}
