import type { INodeProperties } from 'n8n-workflow';
import { listOrId } from '../shared/description/listOrId';
import { optionsCollection, sendOnceOptions } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { pasteProperties, unlessAnswered } from '../shared/paste/pastedText.description';
import { besideOptions, identities, moreOptions, showForXdm, unlessPasted } from './streamIngestOptions.description';

const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	noDataExpression: true,
	default: 'ims',
	options: [
		{ name: 'Adobe IMS', value: 'ims', description: 'For every inlet, including those that require no authentication' },
		{ name: 'None', value: 'none', description: 'For an open inlet: anyone who knows its URL can send data to it' },
	],
};

const inletUrl = listOrId({
	displayName: 'Inlet URL',
	name: 'inletUrl',
	required: true,
	description: 'The streaming endpoint of the source connection, used exactly as entered',
	...{ method: 'searchInlets', placeholder: 'Select an inlet…' },
	typed: { displayName: 'By URL', name: 'url', placeholder: 'e.g. https://dcs.adobedc.net/collection/…' },
});

const specifyEntity: INodeProperties = {
	displayName: 'Specify Entity',
	name: 'specifyEntity',
	type: 'options',
	noDataExpression: true,
	default: 'item',
	description: 'Where the data comes from',
	options: [
		{
			name: "Paste Adobe's Sample",
			value: 'paste',
			description:
				"Paste the payload preview of a journey's event, or the cURL request of an inlet, and fill in its fields",
		},
		{ name: 'Using JSON', value: 'json', description: 'JSON entered here, with expressions' },
		{ name: 'Whole Item', value: 'item', description: 'The item as it is, the fastest way' },
	],
};

const format: INodeProperties = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	noDataExpression: true,
	default: 'xdm',
	displayOptions: { show: unlessPasted },
	options: [
		{ name: 'Raw Data', value: 'raw', description: 'Your own JSON, which the mapping of a data flow converts' },
		{
			name: 'Whole Message',
			value: 'message',
			description: "Header and body together, such as the payload preview of a journey's event",
		},
		{
			name: 'XDM Entity',
			value: 'xdm',
			description: 'Data that conforms to a schema; the node builds the message around it',
		},
	],
};

const schema = listOrId({
	displayName: 'Schema',
	name: 'schemaId',
	description: 'The schema of the entities and of the dataset',
	...{ method: 'searchSchemas', placeholder: 'Select a schema…' },
	typed: { placeholder: 'e.g. https://ns.adobe.com/acme/schemas/1a2b3c' },
});

/** How a schema's ID begins, and how it goes on where a sample leaves it open. */
const schemaIds = ['/schemas/', '/xdm/'];
const openSchemaIds = ['ns.adobe.com/', '/schemas/'].flatMap((start) =>
	['{', '<', '[', '$', '%3C', 'YOUR'].map((mark) => `${start}${mark}`),
);

const entityProperties: INodeProperties[] = [
	{
		displayName: 'Entity JSON',
		name: 'entityJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { specifyEntity: ['json'] } },
		description: "The data as one JSON object. In the format 'Whole Message' it has a header and a body.",
	},
	{
		displayName: 'Journey Event ID',
		name: 'journeyEventId',
		type: 'string',
		default: '',
		displayOptions: showForXdm,
		description: "Starts a journey: the event ID from the payload preview of the journey's event",
		hint: 'Can stay empty if no journey is to start',
	},
	identities,
];

export const streamIngestProperties: INodeProperties[] = [
	outputSchema('streamIngest'),
	authentication,
	inletUrl,
	{
		displayName: 'Organization ID',
		name: 'organizationId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1234567890ABCDEF12345678@AdobeOrg',
		displayOptions: { show: { authentication: ['none'] } },
		description: 'The organization of the inlet',
	},
	specifyEntity,
	...pasteProperties({
		description:
			"The payload preview of a journey's event, as the event's screen shows it: the whole message, its body, or its entity; or the cURL request that sends one to the inlet. 'string', 10, XXX and the sample timestamp become fields.",
		placeholder: 'e.g. {"header": …, "body": {"xdmEntity": …}}',
		method: 'readPreviewFields',
		chosenBy: 'specifyEntity',
	}),
	format,
	{ ...schema, displayOptions: showForXdm },
	...unlessAnswered(schema, { specifyEntity: ['paste'] }, schemaIds, openSchemaIds),
	...entityProperties,
	...besideOptions,
	optionsCollection(
		[...moreOptions, ...sendOnceOptions],
		{ retryUnknown: true },
		'By default here for messages that carry an _id: an event that arrives twice with the same one counts once in profiles but twice in the dataset.',
	),
];
