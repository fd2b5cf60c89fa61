import type { INodeProperties } from 'n8n-workflow';

export const feedbackTriggerProperties: INodeProperties[] = [
	{
		displayName:
			"In Journey Optimizer, enter this node's webhook URL and the secret header under Administration → Channels → Feedback webhook settings, and enable webhooks in the audience of the campaign",
		name: 'setUpNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		default: [],
		description: 'Which feedback starts the workflow; none chosen means all',
		options: [
			{ name: 'Bounce', value: 'bounce' },
			{ name: 'Delivered', value: 'delivered' },
			{ name: 'Error', value: 'error' },
			{ name: 'Sent', value: 'sent' },
		],
	},
	{
		displayName: 'Campaign IDs',
		name: 'campaignIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 16f24a15-7e21-477c-848a-d5695ca7f137',
		description: 'Which campaigns start the workflow, separated by commas; empty means all',
	},
];
