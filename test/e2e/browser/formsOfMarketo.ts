import type { FormNode } from './formNode';

/** The nodes of Marketo; Request Campaign with both of its APIs. */
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
				hidden: ['Program Name', 'Source', 'Lead Field', 'Lead Key Field'],
				options: ['Dry Run', 'On Duplicate Lead', 'On Missing Lead'],
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
			{
				name: 'by a custom field',
				marks: 1,
				steps: [['leadKeyType', 'Custom Field (REST Only)']],
				shown: ['Lead Key Type', 'Lead Key Field', 'Lead Key'],
				hidden: ['Lead Field'],
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
	{
		name: 'Campaign Result',
		type: 'marketoCampaignResult',
		credential: 'marketoApi',
		modes: [
			{
				name: 'ask once',
				shown: ['Credential', 'Campaign ID', 'Lead IDs', 'Since', 'Wait for Final Status', 'Options'],
				hidden: ['Poll Interval (Seconds)', 'Max Wait (Seconds)'],
				options: ['Membership Checks'],
			},
			{
				name: 'wait',
				steps: ['wait'],
				shown: ['Wait for Final Status', 'Poll Interval (Seconds)', 'Max Wait (Seconds)', 'Options'],
				hidden: ['Lead Key Type'],
			},
		],
	},
	{
		name: 'Schedule Campaign',
		type: 'marketoScheduleCampaign',
		credential: 'marketoApi',
		modes: [
			{
				name: 'as added',
				marks: 1,
				shown: ['Credential', 'Campaign', 'Run At', 'Tokens', 'Clone to Program Name', 'Options'],
				hidden: ['Data Mode', 'Lead Key Type', 'API'],
				options: ['Dry Run', 'Repeat When No Answer Came', 'Send-Once Key'],
			},
		],
		lists: [
			{
				parameter: 'campaignId',
				holds: ['Investors: Quarterly report (1043)', 'Newsletter: Monthly digest (1040)'],
				search: 'digest',
				finds: 'Newsletter: Monthly digest (1040)',
			},
		],
	},
];
