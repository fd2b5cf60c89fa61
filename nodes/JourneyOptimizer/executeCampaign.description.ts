import type { INodeProperties } from 'n8n-workflow';
import type { DeliveryOptions } from '../shared/contract/options';
import { contextProperties } from '../shared/description/givenData';
import { automaticNotice, dataMode, hiddenForPaste, showForDefineBelow } from '../shared/description/dataMode';
import { additionalFields } from '../shared/description/fields';
import { listOrId } from '../shared/description/listOrId';
import { batchWindow, optionsCollection, sendOnceOptions } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { pasteProperties } from '../shared/paste/pastedText.description';
import { attachmentLimit, attachments } from './attachments.description';
import { LISTED, listedAs } from './listedCampaign';
import type { Endpoint } from './wire/execution';

/** The platform's own limit is 60 seconds, with repeats of its own ("Trigger API triggered campaigns"). */
export const executeCampaignDefaults: Partial<DeliveryOptions> = { timeout: 75_000 };

/** Parameters of these endpoints, be it that of the campaign chosen from the list or the one chosen in 'Endpoint'. */
function forEndpoints(properties: INodeProperties[], ...endpoints: Endpoint[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const show = property.displayOptions?.show;
		return [
			{ ...property, displayOptions: { show: { ...show, [LISTED]: listedAs(...endpoints) } } },
			{
				...property,
				displayOptions: {
					show: { ...show, endpoint: endpoints },
					hide: { [LISTED]: listedAs('unitary', 'highThroughput', 'audience') },
				},
			},
		];
	});
}

const moreFields = additionalFields([
	{
		displayName: 'Merge Policy Name',
		name: 'mergePolicyName',
		type: 'string',
		default: '',
		placeholder: 'e.g. DefaultTimeBased',
		displayOptions: { show: { '/recipientType': ['aep'] } },
		description: 'The merge policy that Experience Platform uses to build the profile',
	},
	{
		displayName: 'Profile JSON',
		name: 'profileJson',
		type: 'json',
		default: '{}',
		description: 'Profile attributes for this message as one JSON object; they replace the stored ones',
	},
	{
		displayName: 'Recipient JSON',
		name: 'recipientJson',
		type: 'json',
		default: '{}',
		description: 'Anything else that a recipient can contain, such as {"channelData": {"pushInfo": {…}}}',
	},
]);

const recipientType: INodeProperties = {
	displayName: 'Recipient Type',
	name: 'recipientType',
	type: 'options',
	noDataExpression: true,
	default: 'aep',
	options: [
		{
			name: 'Experience Platform Profile',
			value: 'aep',
			description: 'The message is personalized with the stored profile',
		},
		{
			name: 'External',
			value: 'external',
			description: 'All data comes with the request. High throughput accepts only external recipients.',
		},
	],
};

/** The recipient of an item. */
const recipientProperties: INodeProperties[] = [
	{
		displayName: 'User ID',
		name: 'userId',
		type: 'string',
		default: '',
		placeholder: 'e.g. ada@example.com',
		displayOptions: showForDefineBelow,
		description: 'The identity of the recipient, in the namespace below',
	},
	{
		displayName: 'Namespace',
		name: 'namespace',
		type: 'string',
		default: 'email',
		placeholder: 'e.g. email',
		displayOptions: showForDefineBelow,
		description: 'The code of the identity namespace that the campaign uses, such as email, phone or ECID',
	},
	{
		displayName: 'Channel Data',
		name: 'channelData',
		type: 'collection',
		placeholder: 'Add Address',
		default: {},
		displayOptions: showForDefineBelow,
		description: 'Addresses to send the message to instead of those in the profile',
		options: [
			{
				displayName: 'Email Address',
				name: 'emailAddress',
				type: 'string',
				default: '',
				placeholder: 'e.g. ada@example.com',
			},
			{
				displayName: 'Mobile Phone Number',
				name: 'mobilePhoneNumber',
				type: 'string',
				default: '',
				placeholder: 'e.g. +33620202020',
			},
		],
	},
];

const campaign = listOrId({
	displayName: 'Campaign',
	name: 'campaignId',
	required: true,
	description: 'The API-triggered campaign. It must be active.',
	...{ method: 'searchCampaigns', placeholder: 'Select a campaign…' },
	typed: { placeholder: 'e.g. 16f24a15-7e21-477c-848a-d5695ca7f137' },
});

const endpoint: INodeProperties = {
	displayName: 'Endpoint',
	name: 'endpoint',
	type: 'options',
	noDataExpression: true,
	default: 'unitary',
	displayOptions: { hide: { [LISTED]: listedAs('unitary', 'highThroughput', 'audience') } },
	description:
		"How the campaign is triggered, as the campaign's cURL request shows. A campaign chosen from the list says it itself.",
	options: [
		{
			name: 'Audience',
			value: 'audience',
			description: 'Starts or schedules a marketing campaign for a whole audience',
		},
		{
			name: 'High Throughput',
			value: 'highThroughput',
			description: 'For campaigns in high-throughput mode: external recipients only, no stored profiles',
		},
		{ name: 'Unitary', value: 'unitary', description: 'For transactional campaigns: one message to each recipient' },
	],
};

const audienceProperties: INodeProperties[] = [
	{
		displayName: 'Audience ID',
		name: 'audienceId',
		type: 'string',
		default: '',
		description: 'Leave it empty to use the audience selected in the campaign',
	},
	{
		displayName: 'Execute At',
		name: 'executeAt',
		type: 'dateTime',
		default: '',
		description: 'Leave it empty to start immediately. Times without an offset use the workflow time zone.',
	},
];

export const executeCampaignProperties: INodeProperties[] = [
	outputSchema('executeCampaign'),
	...hiddenForPaste([campaign, endpoint]),
	dataMode(
		"The item is the recipient as the API takes it: 'userId', 'namespace', 'channelData', 'context' and so on; for an audience, its 'context' or the whole item is the context",
		"Paste the campaign's cURL request and fill in its fields",
	),
	automaticNotice(
		'Recognized fields of the item: type, userId, namespace, channelData, context, profile, mergePolicyName, and whatever else a recipient can contain. For an audience, the field context is the context; without it, the whole item is.',
	),
	...pasteProperties({
		description:
			'The cURL request of the activated campaign, from its page in Journey Optimizer. Endpoint, campaign, recipient type and namespace are taken from it. Its token and API key are not used: leave them out.',
		placeholder: "e.g. curl --request POST 'https://platform.adobe.io/ajo/im/executions/unitary' …",
		method: 'pastedFields',
	}),
	...forEndpoints([...hiddenForPaste([recipientType]), ...recipientProperties], 'unitary', 'highThroughput'),
	...forEndpoints(hiddenForPaste(audienceProperties), 'audience'),
	...contextProperties,
	...forEndpoints([attachments, moreFields], 'unitary', 'highThroughput'),
	optionsCollection(
		[
			{
				...attachmentLimit,
				displayOptions: { show: { '/dataMode': ['defineBelow'] }, hide: { [LISTED]: listedAs('audience') } },
			},
			{ ...batchWindow, displayOptions: { hide: { [LISTED]: listedAs('audience') } } },
			{
				displayName: 'Recipients per Call',
				name: 'recipientsPerCall',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 20 },
				default: 1,
				displayOptions: { hide: { [LISTED]: listedAs('audience') } },
				description:
					'Maximum number of recipients per request, at most 20. They share an execution ID; with one per request, each gets its own.',
			},
			{
				displayName: 'Request ID',
				name: 'requestId',
				type: 'string',
				default: '',
				description:
					'Your own unique ID for the request. Leave it empty for a random one, which stays the same when the request is retried. Only with one recipient per call.',
			},
			...sendOnceOptions,
		],
		executeCampaignDefaults,
		'A recipient may then get the message twice.',
	),
];
