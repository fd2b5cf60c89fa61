import type { INodeProperties } from 'n8n-workflow';
import { contextProperties } from '../shared/description/givenData';
import { automaticNotice, dataMode, hiddenForPaste } from '../shared/description/dataMode';
import { additionalFields, expiration, recipientEmail, scheduled } from '../shared/description/fields';
import { optionsCollection, sendOnceOptions } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { simplify } from '../shared/description/simplify';
import { pasteProperties, unlessAnswered } from '../shared/paste/pastedText.description';
import { eventId, organization, transactionalApi } from './address.description';
import { waiting } from './waiting.description';
import { bodyFields } from './wire/event';

const moreFields = additionalFields([
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
	expiration('message'),
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
	scheduled,
	{
		displayName: 'Wished Channel',
		name: 'wishedChannel',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1',
		description:
			'Preferred channel if an event has both an email address and a phone number. For Campaign v8; sent exactly as entered.',
	},
]);

/** The path of an event's API: a pasted text that has it names the event itself. */
const API_PATH = '/campaign/';
/** The same where the part before it, the organization, is left open. */
const openOrganization = ['>', '}', ']', '%3E'].map((end) => `${end}${API_PATH}`);

/** The same where the last part, the event, is. */
const openEvent = ['event', 'Event', 'EVENT'].flatMap((name) =>
	['<', '{', '[', '%3C'].map((start) => `/${start}${name}`),
);

/**
 * A parameter that names the event, required unless a text is pasted, and then shown only where the text does not say
 * it.
 *
 * @param open parts of a text that names the event and leaves this open
 */
function namingEvent(property: INodeProperties, open: string[]): INodeProperties[] {
	return [
		...hiddenForPaste([{ ...property, required: true }]),
		...unlessAnswered({ ...property, hint: 'Not in the pasted text' }, { dataMode: ['paste'] }, [API_PATH], open),
	];
}

export const sendProperties: INodeProperties[] = [
	outputSchema('send'),
	...namingEvent(organization(''), openOrganization),
	...namingEvent(eventId(''), openEvent),
	dataMode(
		"The item is the request body. Without a field 'ctx', all fields that the body does not define become the context.",
		'Paste the API preview of the event and fill in its fields',
	),
	automaticNotice(
		`Recognized fields of the item: ${bodyFields.join(', ')}. The field ctx is the context; without it, all other fields are.`,
	),
	...pasteProperties({
		description:
			'The API preview of the event: its URL, its body, or both. Every value of the body is a sample, so each one becomes a field.',
		placeholder: 'e.g. POST https://mc.adobe.io/geometrixx/campaign/mcgeometrixx/EVTcartAbandonment',
		method: 'readPreviewFields',
	}),
	recipientEmail('Can stay empty for SMS, for push messages and for events that name a profile in their context'),
	...contextProperties,
	moreFields,
	...waiting,
	simplify,
	optionsCollection([...sendOnceOptions, transactionalApi]),
];
