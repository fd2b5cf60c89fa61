import type { CredentialFields } from '../../shared/contract/credential';
import type { WireRequest } from '../../shared/contract/wire';
import { eventUrl } from './eventAddress';
import type { TransactionalEvent } from './event';

/** The call that sends one event. Without the charset, accents arrive garbled in the message (KA-16136). */
export function sendRequest(event: TransactionalEvent, credential: CredentialFields): WireRequest {
	return {
		method: 'POST',
		url: eventUrl(event.address, credential),
		headers: {
			Accept: 'application/json',
			'Cache-Control': 'no-cache',
			'Content-Type': 'application/json;charset=utf-8',
		},
		body: event.body,
	};
}
