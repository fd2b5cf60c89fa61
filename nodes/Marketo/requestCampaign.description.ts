import type { INodeProperties } from 'n8n-workflow';
import { automaticNotice, dataMode, showForDefineBelow } from '../shared/description/dataMode';
import { batchWindow, optionsCollection, sendOnceOptions } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { campaignLocator, marketoPace, tokens } from './marketo.description';

const showFor = (name: string, ...values: string[]) => ({ show: { [name]: values } });

const campaign: INodeProperties[] = [
	{
		displayName: 'Campaign By',
		name: 'campaignBy',
		type: 'options',
		noDataExpression: true,
		default: 'id',
		description: 'How to identify the smart campaign',
		options: [
			{ name: 'ID', value: 'id', description: 'With SOAP, tokens cannot be used for a campaign given by ID' },
			{ name: 'Name', value: 'name', description: 'By the names of its program and of the campaign itself' },
		],
	},
	{
		...campaignLocator('searchCampaigns'),
		displayOptions: showFor('campaignBy', 'id'),
		description:
			'The smart campaign. It must be active and have the trigger Campaign is Requested with the source Web Service API.',
	},
	{
		displayName: 'Program Name',
		name: 'programName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Onboarding',
		displayOptions: showFor('campaignBy', 'name'),
		description: 'Must match exactly, including case and spaces',
	},
	{
		displayName: 'Campaign Name',
		name: 'campaignName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Send Welcome',
		displayOptions: showFor('campaignBy', 'name'),
		description: 'Must match exactly, including case and spaces',
	},
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		default: 'MKTOWS',
		displayOptions: showFor('api', 'soap'),
		description: "The source of the campaign's trigger",
		options: [
			{ name: 'Sales Insight', value: 'SALES' },
			{ name: 'Web Service API', value: 'MKTOWS' },
		],
	},
];

const lead: INodeProperties[] = [
	{
		displayName: 'Lead Key Type',
		name: 'leadKeyType',
		type: 'options',
		default: 'EMAIL',
		description:
			"Field by which Marketo finds the lead. The lead must already exist, unless the option 'On Missing Lead' creates it.",
		options: [
			{ name: 'Custom Field (REST Only)', value: 'CUSTOM', description: 'A searchable lead field, by its API name' },
			{ name: 'Email Address', value: 'EMAIL' },
			{ name: 'Lead Owner Email (SOAP Only)', value: 'LEADOWNEREMAIL' },
			{ name: 'Marketo Lead ID', value: 'IDNUM' },
			{ name: 'Salesforce Account ID', value: 'SFDCACCOUNTID' },
			{ name: 'Salesforce Contact ID', value: 'SFDCCONTACTID' },
			{ name: 'Salesforce Lead ID', value: 'SFDCLEADID' },
			{ name: 'Salesforce Lead Owner ID', value: 'SFDCLEADOWNERID' },
			{ name: 'Salesforce Opportunity ID', value: 'SFDCOPPTYID' },
		],
	},
	{
		displayName: 'Lead Key Field',
		name: 'leadKeyField',
		type: 'string',
		default: '',
		placeholder: 'e.g. customerNumber',
		displayOptions: showFor('leadKeyType', 'CUSTOM'),
		description: 'Name of the lead field in the REST API. The field must be searchable.',
	},
	dataMode(
		"The field named below provides the lead key. An object 'tokens' in the item, if there is one, provides the tokens.",
	),
	automaticNotice(
		"Recognized fields of the item: the one named in 'Lead Field', and tokens, an object with a value by the name of each token or a list of objects with name and value.",
	),
	{
		displayName: 'Lead Field',
		name: 'leadField',
		type: 'string',
		default: 'email',
		displayOptions: showFor('dataMode', 'autoMapInputData'),
		description: "Name of the item's field that contains the lead key",
	},
	{
		displayName: 'Lead Key',
		name: 'leadKeyValue',
		type: 'string',
		default: '',
		placeholder: 'e.g. ada@example.com',
		displayOptions: showForDefineBelow,
		description: "The value of the field selected in 'Lead Key Type'",
	},
	{
		...tokens,
		displayOptions: showForDefineBelow,
		description:
			"Values for My Tokens of the campaign's program. Items with the same values share a call; an empty value keeps the program's own.",
	},
];

export const requestCampaignProperties: INodeProperties[] = [
	outputSchema('requestCampaign'),
	{
		displayName: 'API',
		name: 'api',
		type: 'options',
		noDataExpression: true,
		default: 'rest',
		options: [
			{ name: 'REST', value: 'rest', description: 'Looks up lead and campaign IDs, then triggers the campaign' },
			{ name: 'SOAP (Legacy)', value: 'soap', description: "Adobe removed Marketo's SOAP API as of 2026-07-31" },
		],
	},
	{
		displayName:
			"Adobe removed Marketo's SOAP API as of 2026-07-31. To migrate, set API to REST and select a Marketo API credential; all other settings can stay as they are.",
		name: 'soapNotice',
		type: 'notice',
		default: '',
		displayOptions: showFor('api', 'soap'),
	},
	...campaign,
	...lead,
	optionsCollection(
		[
			batchWindow,
			{
				displayName: 'On Duplicate Lead',
				name: 'onDuplicateLead',
				type: 'options',
				default: 'error',
				displayOptions: { show: { '/api': ['rest'] } },
				description: 'What to do if several leads have the same key',
				options: [
					{ name: 'Reject the Item', value: 'error' },
					{ name: 'Request for All', value: 'all' },
					{ name: 'Request for the Newest', value: 'newest' },
				],
			},
			...sendOnceOptions,
			{
				displayName: 'On Missing Lead',
				name: 'onMissingLead',
				type: 'options',
				default: 'error',
				displayOptions: { show: { '/api': ['rest'] } },
				description: 'What to do if no lead has the key',
				options: [
					{
						name: 'Create the Lead',
						value: 'create',
						description:
							'By email address only: the lead is created with nothing but its address, and requested. Needs the permission Read-Write Lead.',
					},
					{ name: 'Reject the Item', value: 'error' },
				],
			},
		],
		marketoPace,
		'The campaign may then run twice for a lead.',
	),
];
