import type { INodeProperties } from 'n8n-workflow';
import { batchWindow } from '../shared/description/options';

/** Spread into parameters that belong to XDM messages. */
export const showForXdm = { show: { format: ['xdm'] } };
/** The same for those that a pasted message may need too, where *Format* is not shown. */
export const hideForOthers = { hide: { format: ['message', 'raw'] } };

/** Who the event is about, merged into the entity's identity map. */
export const identities: INodeProperties = {
	displayName: 'Identities',
	name: 'identities',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Identity',
	default: {},
	displayOptions: showForXdm,
	description: 'Who the entity is about. They are added to its identity map.',
	options: [
		{
			displayName: 'Identity',
			name: 'identity',
			values: [
				{
					displayName: 'Namespace',
					name: 'namespace',
					type: 'string',
					default: '',
					placeholder: 'e.g. Email',
					description: 'Code of the identity namespace; case-sensitive',
				},
				{
					displayName: 'ID',
					name: 'id',
					type: 'string',
					default: '',
					description: 'Leave it empty to leave the identity out',
				},
				{
					displayName: 'Primary',
					name: 'primary',
					type: 'boolean',
					default: false,
					description: 'Whether this is the primary identity of the profile',
				},
			],
		},
	],
};

/** Options of this node alone. */
export const moreOptions: INodeProperties[] = [
	{
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 500,
		displayOptions: { show: { '/sendMode': ['batched'] } },
		description: 'Maximum number of messages per call',
	},
	{ ...batchWindow, displayOptions: { show: { '/sendMode': ['batched'] } } },
	{
		displayName: 'Max Batch Bytes',
		name: 'maxBatchBytes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 900000,
		displayOptions: { show: { '/sendMode': ['batched'] } },
		description: 'Maximum size of a call in bytes. The platform accepts 1 MB.',
	},
	{
		displayName: 'Record Data',
		name: 'recordData',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/format': ['xdm'], '/define': ['fields'] } },
		description:
			'Whether the entities are records, such as profiles, rather than events. Neither _id nor timestamp is then filled in.',
	},
	{
		displayName: 'Schema Content Type',
		name: 'schemaContentType',
		type: 'string',
		default: 'application/vnd.adobe.xed-full+json;version=1',
		displayOptions: { show: { '/format': ['xdm'] } },
		description: 'Names the major version of the schema',
	},
];
