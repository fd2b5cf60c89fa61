import type { INodeProperties } from 'n8n-workflow';
import { dataMode, showForDefineBelow } from '../shared/description/dataMode';
import { optionsCollection } from '../shared/description/options';
import type { DeliveryOptions } from '../shared/contract/options';

/**
 * Half of what the platform allows, as Adobe advises for one integration (Marketo developer documentation,
 * "Integration best practices").
 */
export const marketoPace: Partial<DeliveryOptions> = { concurrency: 5, maxRequests: 50, perSeconds: 20 };

const showFor = (name: string, ...values: string[]) => ({ show: { [name]: values } });

const campaign: INodeProperties[] = [
	{
		displayName: 'Campaign By',
		name: 'campaignBy',
		type: 'options',
		noDataExpression: true,
		default: 'id',
		description: 'How the smart campaign is named',
		options: [
			{ name: 'ID', value: 'id', description: 'On SOAP, a campaign that is given by ID takes no tokens' },
			{ name: 'Name', value: 'name', description: 'By the names of its program and of the campaign itself' },
		],
	},
	{
		displayName: 'Campaign',
		name: 'campaignId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		displayOptions: showFor('campaignBy', 'id'),
		description:
			'The smart campaign. It must be active and have the trigger Campaign is Requested with the source Web Service API.',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a campaign…',
				typeOptions: { searchListMethod: 'searchCampaigns', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1025',
				hint: 'The number after SC in the address of the campaign in Marketo',
			},
		],
	},
	{
		displayName: 'Program Name',
		name: 'programName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Onboarding',
		displayOptions: showFor('campaignBy', 'name'),
		description: 'Compared exactly, capital letters and blanks included',
	},
	{
		displayName: 'Campaign Name',
		name: 'campaignName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Send Welcome',
		displayOptions: showFor('campaignBy', 'name'),
		description: 'Compared exactly, capital letters and blanks included',
	},
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		default: 'MKTOWS',
		displayOptions: showFor('api', 'soap'),
		description: 'Who offers the campaign',
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
		description: 'By which field Marketo finds the lead, which must be there already',
		options: [
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
	dataMode("The field named below gives the lead key, and an object 'tokens', where the item has one, the tokens"),
	{
		displayName: 'Lead Field',
		name: 'leadField',
		type: 'string',
		default: 'email',
		displayOptions: showFor('dataMode', 'autoMapInputData'),
		description: "Name of the item's field that holds the lead key",
	},
	{
		displayName: 'Lead Key',
		name: 'leadKeyValue',
		type: 'string',
		default: '',
		placeholder: 'e.g. ada@example.com',
		displayOptions: showForDefineBelow,
		description: "The value of the field that 'Lead Key Type' names",
	},
	{
		displayName: 'Tokens',
		name: 'tokens',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Token',
		default: {},
		displayOptions: showForDefineBelow,
		description:
			"Values for My Tokens of the campaign's program. Items with the same values share a call; an empty value leaves the program's own.",
		options: [
			{
				displayName: 'Token',
				name: 'token',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. my.message',
						description: 'The braces around it may be left out',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
];

export const requestCampaignProperties: INodeProperties[] = [
	{
		displayName: 'API',
		name: 'api',
		type: 'options',
		noDataExpression: true,
		default: 'rest',
		options: [
			{ name: 'REST', value: 'rest', description: 'Looks up lead and campaign IDs, then triggers the campaign' },
			{
				name: 'SOAP (Legacy)',
				value: 'soap',
				description: 'Adobe announced the removal of the SOAP API of Marketo as of 2026-07-31',
			},
		],
	},
	{
		displayName:
			'Adobe announced the removal of the SOAP API of Marketo as of 2026-07-31. To move, set API to REST and choose a Marketo API credential; all other settings may stay.',
		name: 'soapNotice',
		type: 'notice',
		default: '',
		displayOptions: showFor('api', 'soap'),
	},
	...campaign,
	...lead,
	optionsCollection(
		[
			{
				displayName: 'On Duplicate Lead',
				name: 'onDuplicateLead',
				type: 'options',
				default: 'error',
				displayOptions: { show: { '/api': ['rest'] } },
				description: 'What to do where several leads have the same key',
				options: [
					{ name: 'Reject the Item', value: 'error' },
					{ name: 'Request for All', value: 'all' },
					{ name: 'Request for the Newest', value: 'newest' },
				],
			},
		],
		marketoPace,
		'The flow may then run twice for a lead.',
	),
];
