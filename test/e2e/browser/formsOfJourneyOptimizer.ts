import type { FormNode } from './formNode';

/** The nodes of Journey Optimizer. */
export const journeyForms: FormNode[] = [
	{
		name: 'Execute Campaign',
		type: 'journeyOptimizerExecuteCampaign',
		credential: 'adobeImsApi',
		modes: [
			{
				name: 'unitary',
				shown: [
					'Credential',
					'Campaign',
					'Endpoint',
					'Data Mode',
					'Recipient Type',
					'User ID',
					'Namespace',
					'Channel Data',
					'Specify Context',
					'Context',
					'Attachments',
					'Options',
				],
				hidden: ['Audience ID', 'Execute At'],
				options: ['Attachment Size Limit (MB)', 'Recipients per Call', 'Request ID'],
				marks: 1,
			},
			{
				name: 'high throughput',
				steps: [['endpoint', 'High Throughput']],
				marks: 1,
				shown: [
					...['Campaign', 'Endpoint', 'Recipient Type', 'User ID', 'Namespace', 'Channel Data'],
					...['Attachments', 'Options'],
				],
				hidden: ['Audience ID', 'Execute At'],
			},
			{
				name: 'audience',
				steps: [['endpoint', 'Audience']],
				marks: 1,
				shown: ['Campaign', 'Endpoint', 'Audience ID', 'Execute At', 'Specify Context', 'Options'],
				hidden: ['Recipient Type', 'User ID', 'Namespace', 'Channel Data', 'Attachments', 'Additional Fields'],
			},
			{
				name: 'unitary again',
				steps: [['endpoint', 'Unitary']],
				marks: 1,
				shown: ['Endpoint', 'Recipient Type', 'User ID', 'Attachments'],
				hidden: ['Audience ID'],
			},
			{
				name: 'the item is the recipient',
				steps: [['dataMode', 'Map Automatically']],
				marks: 1,
				shown: ['Endpoint', 'Recipient Type', 'Options'],
				hidden: ['User ID', 'Attachments', 'Additional Fields'],
			},
		],
		lists: [
			{
				parameter: 'campaignId',
				holds: ['Order confirmation (Unitary)', 'Password reset (High Throughput)'],
				search: 'newsletter',
				finds: 'Spring newsletter',
			},
		],
		dropdowns: [['recipientType', ['Experience Platform Profile', 'External']]],
	},
	{
		name: 'Execution',
		type: 'journeyOptimizerExecution',
		credential: 'adobeImsApi',
		modes: [{ name: 'its operations', shown: ['Credential', 'Operation', 'ID', 'Options'], hidden: [] }],
		dropdowns: [['operation', ['Cancel Schedule', 'Get Execution', 'Get Schedule']]],
	},
	{
		name: 'Trigger Orchestrated Campaign',
		type: 'journeyOptimizerTriggerOrchestrated',
		credential: 'adobeImsApi',
		modes: [
			{
				name: 'fields',
				shown: ['Credential', 'Campaign ID', 'Data Mode', 'Specify Variables', 'Variables', 'Options'],
				marks: 1,
				hidden: ['Variables JSON', 'Pasted Text', 'Values'],
			},
			{
				name: 'JSON',
				steps: [['specifyVariables', 'Using JSON']],
				marks: 1,
				shown: ['Specify Variables', 'Variables JSON'],
				hidden: ['Variables'],
			},
			{
				name: 'the item',
				steps: [['dataMode', 'Map Automatically']],
				marks: 1,
				shown: ['Campaign ID'],
				hidden: ['Specify Variables', 'Variables', 'Variables JSON'],
			},
			{
				name: 'a pasted request',
				steps: [['dataMode', "Paste Adobe's Sample"]],
				marks: 1,
				shown: ['Pasted Text'],
				hidden: ['Campaign ID', 'Specify Variables', 'Variables'],
			},
		],
		dropdowns: [['dataMode', ['Define Below', 'Map Automatically', "Paste Adobe's Sample"]]],
	},
	{
		name: 'Feedback Trigger',
		type: 'journeyOptimizerFeedbackTrigger',
		credential: 'journeyOptimizerFeedbackApi',
		modes: [
			{
				name: 'its filters',
				shown: ['Credential', 'Statuses', 'Campaign IDs', 'Inbound Replies', 'Simplify'],
				hidden: ['Options'],
				panel: 'Feedback webhook settings',
			},
		],
		dropdowns: [
			[
				'statuses',
				[
					...['Bounce', 'Delay', 'Delivered', 'Denylist', 'Duplicate', 'Error', 'Exclude'],
					...['Sent', 'Undelivered Only'],
				],
			],
		],
	},
];
