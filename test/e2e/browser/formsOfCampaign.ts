import type { FormMode, FormNode } from './formNode';

const contextOf = (name: string, marks: number): FormMode => ({
	name: `${name} as JSON`,
	marks,
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
					'Event Type',
					'Data Mode',
					'Recipient Email',
					'Specify Context',
					'Context',
					'Make Names Valid',
					'Queue',
					'Send Mode',
					'Options',
				],
				hidden: ['Context JSON', 'Pasted Text'],
				marks: 1,
			},
			contextOf('context', 1),
			{
				name: 'pasted',
				steps: [['dataMode', "Paste Adobe's Sample"]],
				shown: ['Data Mode', 'Pasted Text', 'Make Names Valid', 'Send Mode', 'Options'],
				hidden: ['Event Type', 'Queue', 'Recipient Email', 'Specify Context'],
				says: 'Nothing is pasted yet.',
				marks: 1,
			},
			{
				name: 'mapped automatically, batched',
				steps: [
					['sendMode', 'Batched'],
					['dataMode', 'Map Automatically'],
				],
				shown: ['Event Type', 'Data Mode', 'Make Names Valid', 'Queue', 'Send Mode', 'Options'],
				says: 'Recognized fields of the item: email',
				marks: 1,
				hidden: ['Recipient Email', 'Specify Context', 'Context JSON', 'Additional Fields'],
				options: ['Batch Size', 'Dry Run', 'Include Input Fields', 'Parallel Requests', 'Rate Limit: Max Requests'],
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
				shown: ['Credential', 'Queue', 'Event ID', 'Wait for Final Status', 'Options'],
				hidden: ['Poll Interval (Seconds)', 'Max Wait (Seconds)'],
				says: 'Adobe advises against asking for the status of every event',
				options: ['Batch Size', 'Delivery Log', 'Execution Instance'],
			},
			{
				name: 'waiting',
				steps: ['wait'],
				shown: ['Wait for Final Status', 'Poll Interval (Seconds)', 'Max Wait (Seconds)', 'Options'],
				hidden: [],
			},
		],
	},
	{
		name: 'Signal Workflow',
		type: 'adobeCampaignSignalWorkflow',
		credential: 'adobeCampaignSessionApi',
		modes: [
			{
				name: 'as added',
				marks: 1,
				shown: [
					...['Credential', 'API', 'Workflow', 'Activity', 'Specify Parameters', 'Parameters'],
					...['Transition', 'Complete', 'Options'],
				],
				hidden: ['Parameters JSON', 'Organization', 'Source'],
				options: ['Dry Run', 'Repeat When No Answer Came', 'Send-Once Key'],
			},
			{
				name: 'parameters as JSON',
				marks: 1,
				steps: [['specifyParameters', 'Using JSON']],
				shown: ['Specify Parameters', 'Parameters JSON'],
				hidden: [],
			},
			{
				name: 'over REST',
				marks: 1,
				steps: [['api', 'REST']],
				shown: [
					'API',
					'Organization',
					'Workflow',
					'Activity',
					'Specify Parameters',
					'Parameters JSON',
					'Source',
					'Options',
				],
				hidden: ['Transition', 'Complete'],
				says: 'takes one signal in ten minutes',
			},
			{
				name: 'over SOAP again',
				marks: 1,
				steps: [['api', 'SOAP']],
				shown: ['API', 'Workflow', 'Activity', 'Transition', 'Complete'],
				hidden: ['Organization', 'Source'],
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
					'Wait for Final Status',
					'Simplify',
					'Options',
				],
				hidden: ['Context JSON', 'Poll Interval (Seconds)'],
				options: ['Dry Run', 'Transactional API'],
				marks: 2,
			},
			contextOf('context', 2),
		],
	},
	{
		name: 'Transactional Status',
		type: 'adobeCampaignTransactionalStatus',
		credential: 'adobeImsApi',
		modes: [
			{
				name: 'asked once',
				shown: [
					'Credential',
					'Organization',
					'Event ID',
					'Primary Key',
					'Wait for Final Status',
					'Simplify',
					'Options',
				],
				hidden: ['Poll Interval (Seconds)', 'Max Wait (Seconds)'],
			},
			{
				name: 'waiting',
				steps: ['wait'],
				shown: ['Wait for Final Status', 'Poll Interval (Seconds)', 'Max Wait (Seconds)', 'Options'],
				hidden: [],
			},
		],
	},
];
