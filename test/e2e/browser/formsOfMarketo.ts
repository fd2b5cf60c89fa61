import type { FormNode } from './formNode';

/** The node of Marketo, with both of its APIs. */
export const marketoForms: FormNode[] = [
	{
		name: 'Request Campaign',
		type: 'marketoRequestCampaign',
		credential: 'marketoApi',
		modes: [
			{
				name: 'REST by id',
				marks: 1,
				shown: [
					'Credential',
					'API',
					'Campaign By',
					'Campaign',
					'Lead Key Type',
					'Data Mode',
					'Lead Key',
					'Tokens',
					'Options',
				],
				hidden: ['Program Name', 'Source', 'Lead Field'],
				options: ['Dry Run', 'On Duplicate Lead'],
			},
			{
				name: 'by name, mapped automatically',
				marks: 2,
				says: 'Recognized fields of the item',
				steps: [
					['campaignBy', 'Name'],
					['dataMode', 'Map Automatically'],
				],
				shown: ['Campaign By', 'Program Name', 'Campaign Name', 'Lead Key Type', 'Lead Field', 'Options'],
				hidden: ['Campaign', 'Lead Key', 'Tokens'],
			},
			{
				name: 'SOAP',
				marks: 1,
				steps: [
					['campaignBy', 'ID'],
					['dataMode', 'Define Below'],
					['api', 'SOAP (Legacy)'],
				],
				shown: ['Credential', 'API', 'Campaign', 'Source', 'Lead Key Type', 'Lead Key'],
				hidden: ['Program Name'],
				says: "Adobe removed Marketo's SOAP API as of 2026-07-31",
			},
			{
				name: 'REST again',
				marks: 1,
				steps: [['api', 'REST']],
				shown: ['API', 'Campaign', 'Lead Key'],
				hidden: ['Source'],
			},
		],
		lists: [
			{
				parameter: 'campaignId',
				holds: ['Onboarding: Send Welcome (1025)', 'Billing: Send Invoice (1026)'],
				search: 'invoice',
				finds: 'Billing: Send Invoice (1026)',
			},
		],
		dropdowns: [['leadKeyType', ['Email Address', 'Marketo Lead ID', 'Salesforce Lead ID']]],
	},
];
