import type { FormMode, FormNode } from './formNode';

const contextOf = (name: string): FormMode => ({
	name: `${name} as JSON`,
	steps: [['specifyContext', 'Using JSON']],
	shown: ['Specify Context', 'Context JSON'],
	hidden: ['Context'],
});

/** The nodes of Adobe Campaign, Classic and Standard. */
export const campaignForms: FormNode[] = [
	{
		name: 'Push Event',
		type: 'adobeCampaignPushEvent',
		credential: 'adobeCampaignSessionApi',
		modes: [
			{
				name: 'defined below',
				shown: [
					'Credential',
					'Queue',
					'Send Mode',
					'Event Type',
					'Data Mode',
					'Recipient Email',
					'Specify Context',
					'Context',
					'Options',
				],
				hidden: ['Context JSON'],
			},
			contextOf('context'),
			{
				name: 'mapped automatically, batched',
				steps: [
					['sendMode', 'Batched'],
					['dataMode', 'Map Automatically'],
				],
				shown: ['Queue', 'Send Mode', 'Event Type', 'Data Mode', 'Options'],
				hidden: ['Recipient Email', 'Specify Context', 'Context JSON', 'Additional Fields'],
				options: ['Batch Size', 'Dry Run', 'Max Tries'],
			},
		],
		lists: [
			{
				parameter: 'eventType',
				holds: ['Cart abandonment (cart_abandonment)', 'Order confirmation (order_confirmation)'],
				search: 'invoice',
				finds: 'Invoice available (invoice_available)',
			},
		],
		dropdowns: [['queue', ['Batch Events', 'Real-Time Events']]],
	},
	{
		name: 'Event Status',
		type: 'adobeCampaignEventStatus',
		credential: 'adobeCampaignSessionApi',
		modes: [
			{
				name: 'asked once',
				shown: ['Credential', 'Queue', 'Event ID', 'Wait', 'Options'],
				hidden: ['Poll Interval', 'Max Wait'],
				says: 'Adobe advises against asking for the status of every event',
				options: ['Batch Size', 'Delivery Log', 'Execution Instance'],
			},
			{ name: 'waiting', steps: ['wait'], shown: ['Wait', 'Poll Interval', 'Max Wait', 'Options'], hidden: [] },
		],
	},
	{
		name: 'Signal Workflow',
		type: 'adobeCampaignSignalWorkflow',
		credential: 'adobeCampaignSessionApi',
		modes: [
			{
				name: 'as added',
				shown: [
					...['Credential', 'Workflow', 'Activity', 'Specify Parameters', 'Parameters'],
					...['Transition', 'Complete', 'Options'],
				],
				hidden: ['Parameters JSON'],
				options: ['Dry Run', 'Retry Unknown'],
			},
			{
				name: 'parameters as JSON',
				steps: [['specifyParameters', 'Using JSON']],
				shown: ['Specify Parameters', 'Parameters JSON'],
				hidden: [],
			},
		],
		lists: [
			{
				parameter: 'workflowId',
				holds: ['Import of a file (WKF4900)', 'Nightly export (nightlyExport)'],
				search: 'export',
				finds: 'Nightly export (nightlyExport)',
			},
		],
	},
	{
		name: 'Transactional Send',
		type: 'adobeCampaignTransactionalSend',
		credential: 'adobeImsApi',
		modes: [
			{
				name: 'defined below',
				shown: [
					'Credential',
					'Organization',
					'Event ID',
					'Data Mode',
					'Recipient Email',
					'Specify Context',
					'Context',
					'Additional Fields',
					'Options',
				],
				hidden: ['Context JSON'],
				options: ['Dry Run', 'Transactional API'],
			},
			contextOf('context'),
		],
	},
	{
		name: 'Transactional Status',
		type: 'adobeCampaignTransactionalStatus',
		credential: 'adobeImsApi',
		modes: [
			{
				name: 'asked once',
				shown: ['Credential', 'Organization', 'Event ID', 'Primary Key', 'Wait', 'Options'],
				hidden: ['Poll Interval', 'Max Wait'],
			},
			{ name: 'waiting', steps: ['wait'], shown: ['Wait', 'Poll Interval', 'Max Wait', 'Options'], hidden: [] },
		],
	},
];
