import type { INodeProperties } from 'n8n-workflow';
import { contextProperties } from '../shared/description/context';
import { dataMode, showForDefineBelow } from '../shared/description/dataMode';
import { optionsCollection, sendOnceOptions } from '../shared/description/options';
import { pasteProperties, shownForFields } from '../shared/paste/pastedText.description';
import { eventId, organization, transactionalApi } from './address.description';

const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: showForDefineBelow,
	options: [
		{
			displayName: 'Application',
			name: 'application',
			type: 'string',
			default: '',
			placeholder: 'e.g. com.example.app',
			description: 'Mobile application that receives the push message',
		},
		{
			displayName: 'Attributes JSON',
			name: 'attributesJson',
			type: 'json',
			default: '{}',
			description: 'Further fields of the request body, besides the context, as one JSON object',
		},
		{
			displayName: 'Expiration',
			name: 'expiration',
			type: 'dateTime',
			default: '',
			description: 'Do not send the message after this time. Times without an offset use the workflow time zone.',
		},
		{
			displayName: 'Mobile Phone',
			name: 'mobilePhone',
			type: 'string',
			default: '',
			placeholder: 'e.g. +33620202020',
			description: 'Addresses an SMS event',
		},
		{
			displayName: 'Push Platform',
			name: 'pushPlatform',
			type: 'options',
			default: 'gcm',
			description: 'Addresses a push event, together with the registration token and the application',
			options: [
				{ name: 'Android (Gcm)', value: 'gcm' },
				{ name: 'iOS (Apns)', value: 'apns' },
			],
		},
		{
			displayName: 'Registration Token',
			name: 'registrationToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Device token for push messages',
		},
		{
			displayName: 'Scheduled',
			name: 'scheduled',
			type: 'dateTime',
			default: '',
			description: 'Do not process the event before this time. Times without an offset use the workflow time zone.',
		},
		{
			displayName: 'Wished Channel',
			name: 'wishedChannel',
			type: 'string',
			default: '',
			placeholder: 'e.g. 1',
			description:
				'Preferred channel if an event has both an email address and a phone number. For Campaign v8; sent exactly as entered.',
		},
	],
};

export const sendProperties: INodeProperties[] = [
	organization(''),
	eventId(''),
	...pasteProperties({
		choice: 'Paste the API preview of the event and map its fields',
		description:
			"The API preview of the event: its URL, its body, or both. Every value of the body is a sample, so each one becomes a field. 'Organization' and 'Event ID' may then stay empty.",
		placeholder: 'e.g. POST https://mc.adobe.io/geometrixx/campaign/mcgeometrixx/EVTcartAbandonment',
		method: 'readPreviewFields',
	}),
	...shownForFields([
		dataMode(
			"The item is the request body. Without a field 'ctx', all fields that the body does not define become the context.",
		),
		{
			displayName: 'Recipient Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'name@email.com',
			displayOptions: showForDefineBelow,
			description: 'Leave it empty for SMS and push messages, and for events that name a profile in their context',
		},
		...contextProperties,
		additionalFields,
	]),
	optionsCollection([...sendOnceOptions, transactionalApi]),
];
