import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection, sendOnceOptions } from '../shared/description/options';
import { pasteProperties, shownForFields } from '../shared/paste/pastedText.description';
import { hideForOthers, identities, moreOptions, showForXdm } from './streamIngestOptions.description';

/** Of messages that are defined by fields; a pasted preview says all of this itself. */
const entityProperties = shownForFields([
	{
		displayName: 'Specify Entity',
		name: 'specifyEntity',
		type: 'options',
		noDataExpression: true,
		default: 'item',
		description: 'Where the data comes from',
		options: [
			{ name: 'Using JSON', value: 'json', description: 'JSON entered here, with expressions' },
			{ name: 'Whole Item', value: 'item', description: 'The item as it is, the fastest way' },
		],
	},
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
	},
	identities,
]);

const format: INodeProperties = {
	displayName: 'Format',
	name: 'format',
	type: 'options',
	noDataExpression: true,
	default: 'xdm',
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

export const streamIngestProperties: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		default: 'ims',
		options: [
			{
				name: 'Adobe IMS',
				value: 'ims',
				description: 'For every inlet, including those that require no authentication',
			},
			{ name: 'None', value: 'none', description: 'For an open inlet: anyone who knows its URL can send data to it' },
		],
	},
	{
		displayName: 'Inlet URL',
		name: 'inletUrl',
		type: 'resourceLocator',
		default: { mode: 'url', value: '' },
		description: 'The streaming endpoint of the source connection, used exactly as entered',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an inlet…',
				typeOptions: { searchListMethod: 'searchInlets', searchable: true },
			},
			{ displayName: 'By URL', name: 'url', type: 'string', placeholder: 'e.g. https://dcs.adobedc.net/collection/…' },
		],
	},
	{
		displayName: 'Organization ID',
		name: 'organizationId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1234567890ABCDEF12345678@AdobeOrg',
		displayOptions: { show: { authentication: ['none'] } },
		description: 'The organization of the inlet',
	},
	...pasteProperties({
		choice: "Paste the payload preview of a journey's event and map its fields",
		description:
			"The payload preview of a journey's event, as the event's screen shows it: the whole message, its body, or its entity. 'string', 10, XXX and the sample timestamp become fields.",
		placeholder: 'e.g. {"header": …, "body": {"xdmEntity": …}}',
		method: 'readPreviewFields',
	}),
	...shownForFields([format]),
	{
		displayName: 'Schema',
		name: 'schemaId',
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		displayOptions: hideForOthers,
		description: 'The schema of the entities and of the dataset. A pasted text usually names it.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a schema…',
				typeOptions: { searchListMethod: 'searchSchemas', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. https://ns.adobe.com/acme/schemas/1a2b3c',
			},
		],
	},
	{
		displayName: 'Data Flow',
		name: 'flowId',
		type: 'resourceLocator',
		default: { mode: 'id', value: '' },
		description: 'The data flow behind the inlet. Required for raw data, recommended otherwise.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a data flow…',
				typeOptions: { searchListMethod: 'searchFlows', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 69f188b6-af07-4587-8061-e94d34637b41' },
		],
	},
	{
		displayName: 'Dataset ID',
		name: 'datasetId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5da9452f7de80400007jc52a',
		description: 'The dataset that stores the data, if it must be a specific one',
	},
	{
		displayName: 'Source Name',
		name: 'sourceName',
		type: 'string',
		default: '',
		placeholder: 'e.g. webshop',
		displayOptions: hideForOthers,
		description: 'Name of the system that the data comes from',
	},
	{
		displayName: 'Send Mode',
		name: 'sendMode',
		type: 'options',
		noDataExpression: true,
		default: 'batched',
		options: [
			{ name: 'Batched', value: 'batched', description: 'Many items share a call, and each gets its own outcome' },
			{ name: 'Single', value: 'single', description: 'One call per item' },
		],
	},
	{
		displayName: 'Sync Validation',
		name: 'syncValidation',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		displayOptions: { show: { sendMode: ['single'] } },
		description:
			'Whether the platform checks each entity against the schema immediately. It drops entities that violate the schema, allows 60 requests per minute and works in the data center VA7 only.',
	},
	...entityProperties,
	optionsCollection(
		[...moreOptions, ...sendOnceOptions],
		{ retryUnknown: true },
		'By default here for messages that carry an _id: an event that arrives twice with the same one counts once in profiles but twice in the dataset.',
	),
];
