import type { IDataObject, INodeProperties, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { simplify } from '../shared/description/simplify';
import { outputSchema } from '../shared/description/outputSchema';
import { isWanted, readFeedback } from './wire/feedback';
import { keyField } from '../shared/contract/credential';
import { visibleText } from '../shared/text/invisible';
import { isSecret } from './wire/secret';

export const feedbackTriggerProperties: INodeProperties[] = [
	outputSchema('feedback'),
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
		description: 'Feedback that starts the workflow. Leave it empty for all.',
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
		description: 'IDs of the campaigns that start the workflow, separated by commas. Leave it empty for all.',
	},
	{ ...simplify, default: false },
];

/**
 * Receives one call of the feedback webhook: refuses it without the secret header, else responds with 200 and starts the
 * workflow with one item per wanted event.
 */
export async function receiveFeedback(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (!(await isAllowed(context))) {
		const response = context.getResponseObject();
		response.writeHead(403, { 'Content-Type': 'text/plain; charset=utf-8' });
		response.end('Forbidden');
		return { noWebhookResponse: true };
	}
	const body: unknown = context.getBodyData();
	const filter = {
		statuses: listOf(context.getNodeParameter('statuses', [])),
		campaignIds: listOf(context.getNodeParameter('campaignIds', '')),
	};
	const isSimple = context.getNodeParameter('simplify', false) === true;
	const items = readFeedback(body)
		.filter((feedback) => isWanted(feedback, filter))
		.map((feedback) => withoutUndefined(isSimple ? { ...feedback, raw: undefined } : feedback));
	if (items.length === 0) return { webhookResponse: 'OK' };
	return { webhookResponse: 'OK', workflowData: [context.helpers.returnJsonArray(items)] };
}

async function isAllowed(context: IWebhookFunctions): Promise<boolean> {
	// Without a credential nobody can be told from anybody else.
	const credential: IDataObject = await context
		.getCredentials<IDataObject>('journeyOptimizerFeedbackApi')
		.catch((): IDataObject => ({}));
	const name = keyField(credential, 'headerName').toLowerCase();
	return name !== '' && isSecret(context.getHeaderData()[name], keyField(credential, 'headerValue'));
}

/** A list, or texts separated by commas or blanks. */
function listOf(value: unknown): string[] {
	const texts: unknown[] = Array.isArray(value) ? value : [value];
	return texts.flatMap((text) =>
		typeof text === 'string'
			? visibleText(text)
					.split(/[\s,;]+/)
					.filter(Boolean)
			: [],
	);
}

function withoutUndefined(feedback: object): IDataObject {
	return Object.fromEntries(Object.entries(feedback).filter(([, value]) => value !== undefined));
}
