import type { INodeProperties } from 'n8n-workflow';
import { rowsOf } from '../shared/description/fields';
import { listOrId } from '../shared/description/listOrId';
import { batchWindow } from '../shared/description/options';

/** Spread into the `show` of what a pasted preview says itself. */
export const unlessPasted = { specifyEntity: ['item', 'json'] };
/** Spread into parameters that belong to XDM messages. */
export const showForXdm = { show: { ...unlessPasted, format: ['xdm'] } };

const flow = listOrId({
	displayName: 'Data Flow',
	name: 'flowId',
	description: 'The data flow behind the inlet. Required for raw data, recommended otherwise.',
	...{ method: 'searchFlows', placeholder: 'Select a data flow…' },
	typed: { placeholder: 'e.g. 69f188b6-af07-4587-8061-e94d34637b41' },
});

const dataset: INodeProperties = {
	displayName: 'Dataset ID',
	name: 'datasetId',
	type: 'string',
	default: '',
	placeholder: 'e.g. 5da9452f7de80400007jc52a',
	description: 'The dataset that stores the data, if it must be a specific one',
};

const source: INodeProperties = {
	displayName: 'Source Name',
	name: 'sourceName',
	type: 'string',
	default: '',
	placeholder: 'e.g. webshop',
	description: 'Name of the system that the data comes from',
};

const sendMode: INodeProperties = {
	displayName: 'Send Mode',
	name: 'sendMode',
	type: 'options',
	noDataExpression: true,
	default: 'batched',
	options: [
		{ name: 'Batched', value: 'batched', description: 'Many items share a call, and each gets its own outcome' },
		{ name: 'Single', value: 'single', description: 'One call per item' },
	],
};

const syncValidation: INodeProperties = {
	displayName: 'Sync Validation',
	name: 'syncValidation',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		"Whether the platform checks each entity against the schema immediately; needs 'Send Mode' Single. It drops entities that violate the schema, allows 60 requests per minute and works in the data center VA7 only.",
};

/**
 * Settings that few need, so that new nodes have them in *Options*. Workflows may also hold them as parameters of the
 * node, which the form shows where one is set.
 */
export const besideOptions: INodeProperties[] = [flow, dataset, source, sendMode, syncValidation].map((property) => ({
	...property,
	displayOptions: {
		// The form leaves out the value of a parameter that it does not show.
		show: { [`/${property.name}`]: [{ _cnd: { exists: true } }] },
		hide: { [`/${property.name}`]: [false, 'batched'], [`/${property.name}.value`]: [''] },
	},
}));

/** Who the event is about, merged into the entity's identity map. */
export const identities = rowsOf({
	...{ displayName: 'Identities', name: 'identities', one: 'Identity' },
	displayOptions: showForXdm,
	description: 'Who the entity is about. They are added to its identity map.',
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
});

/** Options of this node alone. */
export const moreOptions: INodeProperties[] = [
	...[flow, dataset, source, sendMode, syncValidation],
	{
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 500,
		description: "Maximum number of messages per call, if 'Send Mode' is Batched",
	},
	{ ...batchWindow, description: `${batchWindow.description} Has no effect if 'Send Mode' is Single.` },
	{
		displayName: 'Max Batch Bytes',
		name: 'maxBatchBytes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 900000,
		description: "Maximum size of a call in bytes, if 'Send Mode' is Batched. The platform accepts 1 MB.",
	},
	{
		displayName: 'Record Data',
		name: 'recordData',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/format': ['xdm'], '/specifyEntity': ['item', 'json'] } },
		description:
			'Whether the entities are records, such as profiles, rather than events. Neither _id nor timestamp is then filled in.',
	},
	{
		displayName: 'Sandbox Name',
		name: 'sandboxName',
		type: 'string',
		default: '',
		placeholder: 'e.g. prod',
		displayOptions: { show: { '/authentication': ['none'] } },
		description: 'The sandbox of an open inlet, if it is not the production sandbox',
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
