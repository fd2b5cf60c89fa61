import type { INodeProperties } from 'n8n-workflow';

/** The instance that both nodes ask. */
export function organization(defaultValue: string): INodeProperties {
	return {
		displayName: 'Organization',
		name: 'organization',
		type: 'string',
		default: defaultValue,
		placeholder: 'e.g. geometrixx',
		description:
			'Tenant ID of the Campaign instance, the first part of the path in the API preview of the event; on stage it ends in -mkt-stage',
	};
}

/** Which event it is about. */
export function eventId(defaultValue: string): INodeProperties {
	return {
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		default: defaultValue,
		placeholder: 'e.g. EVTcartAbandonment',
		description: 'ID of the published event; in Campaign v8 the name of the event type',
	};
}

/** An option of both nodes. */
export const transactionalApi: INodeProperties = {
	displayName: 'Transactional API',
	name: 'transactionalApi',
	type: 'string',
	default: '',
	placeholder: 'e.g. mcgeometrixx',
	description:
		"Name of the API if it is not 'mc' followed by the organization, for example on stage or multi-tenant instances",
};
