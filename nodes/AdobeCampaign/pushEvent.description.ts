import type { INodeProperties } from 'n8n-workflow';
import { contextProperties } from '../shared/description/givenData';
import { automaticNotice, dataMode, hiddenForPaste } from '../shared/description/dataMode';
import { additionalFields, expiration, recipientEmail, rowsOf, scheduled } from '../shared/description/fields';
import { listOrId } from '../shared/description/listOrId';
import { batchWindow, optionsCollection, sendOnceOptions } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { pasteProperties } from '../shared/paste/pastedText.description';
import { eventAttributes } from './wire/event';
import { queue } from './queue.description';

const moreFields = additionalFields([
	rowsOf({
		...{ displayName: 'Attributes', name: 'attributes', one: 'Attribute' },
		description: 'Further attributes of the event, if your event schema is extended',
		values: [
			{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. correlationId' },
			{ displayName: 'Value', name: 'value', type: 'string', default: '' },
		],
	}),
	{
		displayName: 'Children JSON',
		name: 'childrenJson',
		type: 'json',
		default: '{}',
		description:
			'Further child elements of the event as one JSON object, such as {"mobileApp": {"@uuid": "…", "@_operation": "none"}}',
	},
	{ displayName: 'Country', name: 'country', type: 'string', default: '', placeholder: 'e.g. EN' },
	{
		displayName: 'Email Format',
		name: 'emailFormat',
		type: 'options',
		default: 2,
		options: [
			{ name: 'HTML', value: 2 },
			{ name: 'Text', value: 1 },
			{ name: 'Undefined', value: 0 },
		],
	},
	expiration('event'),
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		description: 'Your own reference, which Campaign keeps in its history. It does not prevent duplicates.',
	},
	{ displayName: 'Language', name: 'language', type: 'string', default: '', placeholder: 'e.g. english' },
	{ displayName: 'Mobile Phone', name: 'mobilePhone', type: 'string', default: '', placeholder: 'e.g. +33620202020' },
	{
		displayName: 'Origin',
		name: 'origin',
		type: 'string',
		default: '',
		placeholder: 'e.g. eCommerce',
		description: 'Name of the system that the event comes from',
	},
	{
		displayName: 'Registration Token',
		name: 'registrationToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Device token for push messages. Requires the mobile app package in Campaign.',
	},
	scheduled,
	{
		displayName: 'Wished Channel',
		name: 'wishedChannel',
		type: 'options',
		default: 0,
		options: [
			{ name: 'Android Push', value: 42 },
			{ name: 'Email', value: 0 },
			{ name: 'iOS Push', value: 41 },
			{ name: 'SMS', value: 1 },
		],
	},
]);

const eventType = listOrId({
	displayName: 'Event Type',
	name: 'eventType',
	required: true,
	description: 'The event type, which selects the message template. The template must be published.',
	...{ method: 'searchEventTypes', placeholder: 'Select an event type…' },
	typed: { placeholder: 'e.g. order_confirmation' },
});

const sendMode: INodeProperties = {
	displayName: 'Send Mode',
	name: 'sendMode',
	type: 'options',
	noDataExpression: true,
	default: 'perItem',
	options: [
		{ name: 'One Call per Item', value: 'perItem', description: 'Every item gets its own event ID and its own error' },
		{
			name: 'Batched',
			value: 'batched',
			description: 'Many items share a call: faster, but a fault rejects all items of that call',
		},
	],
};

/** The event's own parameters, from what everybody needs to what few do. */
export const pushEventProperties: INodeProperties[] = [
	outputSchema('pushEvent'),
	...hiddenForPaste([eventType]),
	dataMode(
		"Fields named like the event's attributes become attributes, 'ctx' or all other fields the context",
		'Paste a SOAP envelope of PushEvent or PushEvents and fill in its fields',
	),
	automaticNotice(
		`Recognized fields of the item: ${eventAttributes.join(', ')}. The field ctx is the context; without it, all other fields are.`,
	),
	...pasteProperties({
		description:
			'The request as SoapUI or the documentation of Campaign shows it. Queue, event type, attributes and context are taken from it; of several events the first is the template. A repeated element takes a list. A session token is not used: leave it out.',
		placeholder: 'e.g. <soapenv:Envelope …><soapenv:Body><urn:PushEvent>…',
		method: 'pastedFields',
	}),
	recipientEmail('Can stay empty for messages by SMS or push'),
	...contextProperties,
	{
		displayName: 'Make Names Valid',
		name: 'makeNamesValid',
		type: 'boolean',
		default: false,
		description:
			'Whether to turn names in the context that are not valid in XML into valid ones: First Name becomes First_Name. The template must use the new names.',
	},
	moreFields,
	...hiddenForPaste([queue]),
	sendMode,
	optionsCollection([
		{
			displayName: 'Batch Size',
			name: 'batchSize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 100,
			displayOptions: { show: { '/sendMode': ['batched'] } },
			description: 'Maximum number of events per call',
		},
		...sendOnceOptions,
		{ ...batchWindow, displayOptions: { show: { '/sendMode': ['batched'] } } },
	]),
];
