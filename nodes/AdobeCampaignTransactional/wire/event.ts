import type { CredentialFields } from '../../shared/contract/credential';
import type { JsonObject } from '../../shared/contract/outcome';
import { imsHosts } from '../../shared/ims/hosts';

/** Where events of one kind are sent to and asked about. */
export interface EventAddress {
	organization: string;
	/** The API's own name: `mc` and the organization, but different on stage and multi-tenant instances. */
	transactionalApi: string;
	/** `EVT…` in Campaign Standard, the name of the event type in Campaign v8. */
	eventId: string;
}

/**
 * The address of an event's resource (Campaign Standard documentation, "Managing transactional messages").
 *
 * @param pKey the primary key of one event
 */
export function eventUrl(
	{ organization, transactionalApi, eventId }: EventAddress,
	credential: CredentialFields,
	pKey?: string,
): string {
	const path = [organization, 'campaign', transactionalApi, eventId, ...(pKey === undefined ? [] : [pKey])];
	return [imsHosts(credential).campaignUrl, ...path.map(segment)].join('/');
}

/**
 * One part of a path. Keys begin with `@` and may end in `=`: both may stand in a path as they are, and whether the
 * platform decodes them is not documented.
 */
function segment(text: string): string {
	return encodeURIComponent(text).replace(/%40/g, '@').replace(/%3D/g, '=');
}

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
