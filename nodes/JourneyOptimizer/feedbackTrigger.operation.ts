import type { INodeProperties, IWebhookFunctions, IWebhookResponseData, TriggerPanelDefinition } from 'n8n-workflow';
import { outputSchema } from '../shared/description/outputSchema';
import { simplify } from '../shared/description/simplify';
import { jsonOf, readDelivery, refuse, startWith } from '../shared/webhook/delivery';
import { namesIn } from '../shared/webhook/filter';
import { withoutRedelivered } from '../shared/webhook/redelivered';
import { isFromJourneyOptimizer } from './feedbackSender';
import { FAILURES, feedbackKey, isWanted, readFeedback, type Feedback } from './wire/feedback';
import { inboundKey, readInbound, type Inbound } from './wire/inbound';

/** What stands beside the form; n8n itself shows the test URL there while it listens. */
export const feedbackTriggerPanel: TriggerPanelDefinition = {
	header: 'Receive feedback about messages',
	activationHint: [
		'<b>1.</b> Publish the workflow: only then does the production URL accept calls.',
		'<b>2.</b> Copy the production URL from <b>Webhook URLs</b> at the top of the form.',
		'<b>3.</b> In Journey Optimizer, open <b>Administration → Channels → Feedback webhook settings</b>. Enter the URL, and the header name and value (or the key of the token) of the credential.',
		'<b>4.</b> In the campaign, enable webhooks in the settings of the audience.',
	].join('<br><br>'),
	executionsHelp:
		'<b>While you build</b>, let the node listen and send feedback to its test URL, for example from the page of the sandbox. It appears here.<br><br><b>Once published</b>, all feedback arrives at the production URL, and is in the <a data-key="executions">list of executions</a>.',
};

export const feedbackTriggerProperties: INodeProperties[] = [
	outputSchema('feedback'),
	{
		displayName: 'Statuses',
		name: 'statuses',
		type: 'multiOptions',
		default: [],
		description: 'Feedback that starts the workflow',
		hint: 'All statuses if none is chosen',
		options: [
			{ name: 'Bounce', value: 'bounce', description: 'The provider of the address turned the message down' },
			{ name: 'Delay', value: 'delay', description: 'The message is still on its way' },
			{ name: 'Delivered', value: 'delivered' },
			{ name: 'Denylist', value: 'denylist', description: 'The address is on a list of those that get nothing' },
			{ name: 'Duplicate', value: 'duplicate', description: 'The message had been sent before' },
			{ name: 'Error', value: 'error', description: 'The message could not be sent' },
			{ name: 'Exclude', value: 'exclude', description: 'Journey Optimizer left the recipient out, and says why' },
			{ name: 'Sent', value: 'sent' },
			{
				name: 'Undelivered Only',
				value: FAILURES,
				description: 'All that did not reach anybody: bounce, denylist, duplicate, error and exclude',
			},
		],
	},
	{
		displayName: 'Campaign IDs',
		name: 'campaignIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. 16f24a15-7e21-477c-848a-d5695ca7f137',
		description: 'IDs of the campaigns that start the workflow, separated by commas. Leave it empty for all.',
	},
	{
		displayName: 'Inbound Replies',
		name: 'inbound',
		type: 'boolean',
		default: false,
		description:
			'Whether replies to SMS and RCS messages, which Journey Optimizer can relay to the same address, start the workflow too',
	},
	{ ...simplify, default: false },
];

/**
 * The trigger's `webhook`: refuses a call unless the sender proves to be Journey Optimizer, else responds with 200 and
 * starts the workflow with one item per wanted event that was not delivered before.
 */
export async function receiveFeedback(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const delivered = await readDelivery(this);
	if (delivered.kind === 'tooLarge') return refuse(this, 413, 'Payload Too Large');
	if (!(await isFromJourneyOptimizer(this))) return refuse(this, 403, 'Forbidden');
	const events = withoutRedelivered(this, wantedEvents(this, jsonOf(delivered.bytes)), keyOf);
	const isSimple = this.getNodeParameter('simplify', false) === true;
	return startWith(
		this,
		events.map((event) => (isSimple ? { ...event, raw: undefined } : event)),
	);
}

function wantedEvents(context: IWebhookFunctions, body: unknown): Array<Feedback | Inbound> {
	const filter = {
		statuses: namesIn(context.getNodeParameter('statuses', [])),
		campaignIds: namesIn(context.getNodeParameter('campaignIds', '')),
	};
	const feedback = readFeedback(body).filter((event) => isWanted(event, filter));
	if (context.getNodeParameter('inbound', false) !== true) return feedback;
	// Providers know nothing of campaigns: a reply that names none is wanted.
	const replies = readInbound(body).filter(
		(reply) => reply.campaignId === undefined || isWanted(reply, { ...filter, statuses: [] }),
	);
	return [...feedback, ...replies];
}

function keyOf(event: Feedback | Inbound): string | undefined {
	return isInbound(event) ? inboundKey(event) : feedbackKey(event);
}

function isInbound(event: Feedback | Inbound): event is Inbound {
	return event.status === 'inbound';
}
