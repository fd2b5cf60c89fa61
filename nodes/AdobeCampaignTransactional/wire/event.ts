import type { JsonObject } from '../../shared/contract/outcome';
import type { EventAddress } from './eventAddress';

/** The members of a request body that the platform knows beside `ctx` (Campaign Standard, "Managing transactional messages", "Transactional push notifications"). */
export const bodyFields = [
	...['email', 'mobilePhone', 'registrationToken', 'application', 'pushPlatform'],
	...['wishedChannel', 'scheduled', 'expiration'],
] as const;

/** One event as it goes into a call. */
export interface TransactionalEvent {
	address: EventAddress;
	/** The request body as JSON text. */
	body: string;
	/** The same as an object, to complete the response with. */
	submitted: JsonObject;
	/** The host in the address of a pasted preview. */
	pastedHost?: string;
}
