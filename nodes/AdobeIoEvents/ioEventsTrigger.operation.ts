import type { INodeProperties, IWebhookFunctions, IWebhookResponseData, TriggerPanelDefinition } from 'n8n-workflow';
import { outputSchema } from '../shared/description/outputSchema';
import { simplify } from '../shared/description/simplify';
import { visibleKey } from '../shared/text/invisible';
import { withoutEnd } from '../shared/text/withoutEnd';
import { headerOf, jsonOf, readDelivery, refuse, startWith } from '../shared/webhook/delivery';
import { namesIn } from '../shared/webhook/filter';
import { withoutRedelivered } from '../shared/webhook/redelivered';
import { publicKey } from './publicKeys';
import { isChallenge, isWantedType, readIoEvents, type IoEvent } from './wire/ioEvents';
import { isSigned, signaturesOf } from './wire/signature';

/** "Served from our fixed Adobe domain" (AdobeDocs/adobe-io-events, guides/index.md). */
export const ADOBE_KEYS_URL = 'https://static.adobeioevents.com';

/** What stands beside the form; n8n itself shows the test URL there while it listens. */
export const ioEventsTriggerPanel: TriggerPanelDefinition = {
	header: 'Receive events from Adobe',
	activationHint: [
		'<b>1.</b> Publish the workflow: Adobe calls the address at once to check it.',
		'<b>2.</b> Copy the production URL from <b>Webhook URLs</b> at the top of the form; it is the same for GET and POST.',
		'<b>3.</b> In your project in the Adobe Developer Console, choose <b>Add to Project → Event</b>, the provider and the events.',
		'<b>4.</b> Enter the URL as the <b>Webhook</b> of these events.',
	].join('<br><br>'),
	executionsHelp:
		'<b>Once published</b>, events arrive at the production URL, and are in the <a data-key="executions">list of executions</a>. What Adobe did not sign, or signed for another client ID, is refused and starts nothing.',
};

export const ioEventsTriggerProperties: INodeProperties[] = [
	outputSchema('ioEvent'),
	{
		displayName:
			'In the Adobe Developer Console, create a project with an OAuth Server-to-Server credential, and enter its client ID. The steps that follow then stand beside this form.',
		name: 'clientIdNotice',
		type: 'notice',
		default: '',
		// n8n hides the panel while a required field is empty.
		displayOptions: { show: { clientId: [''] } },
	},
	{
		displayName: 'Client ID',
		name: 'clientId',
		type: 'string',
		required: true,
		default: '',
		description:
			"Client ID of the project's credential in the Adobe Developer Console. Events for anybody else are refused, even if Adobe signed them.",
	},
	{
		displayName: 'Event Types',
		name: 'eventTypes',
		type: 'string',
		default: '',
		placeholder: 'e.g. sources_flow_run_failure',
		description:
			'Types of the events that start the workflow, separated by commas; an asterisk at the end stands for any ending. Leave it empty for all.',
	},
	simplify,
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		noDataExpression: true,
		default: 'production',
		options: [
			{ name: 'Custom', value: 'custom', description: 'Use your own host for public keys, for example for testing' },
			{ name: 'Production', value: 'production', description: "Adobe's host, the same for all customers" },
		],
	},
	{
		displayName: 'Public Keys URL',
		name: 'keysUrl',
		type: 'string',
		// An expression could read an address from the event.
		noDataExpression: true,
		default: ADOBE_KEYS_URL,
		displayOptions: { show: { environment: ['custom'] } },
		description: 'Base URL of the public keys that signatures are checked with',
	},
];

/** Responds to the check of the address: with the challenge, as plain text. */
function answerChallenge(context: IWebhookFunctions): IWebhookResponseData {
	const { challenge }: { challenge?: unknown } = Object(context.getQueryData());
	return isChallenge(challenge) ? refuse(context, 200, challenge) : refuse(context, 400, 'Bad Request');
}

/**
 * The trigger's `webhook`. It responds to the check of its address, and refuses a delivery unless Adobe signed it for this
 * client; else it responds with 200 and starts the workflow with one item per wanted event that was not delivered before.
 * Adobe delivers again what got 429 or 5xx, and nothing else.
 */
export async function receiveIoEvents(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (this.getWebhookName() === 'setup') return answerChallenge(this);
	const delivered = await readDelivery(this);
	if (delivered.kind === 'tooLarge') return refuse(this, 413, 'Payload Too Large');
	const { bytes } = delivered;
	const own = eventsFor(this, jsonOf(bytes));
	if (own.length === 0) return refuse(this, 403, 'Forbidden');
	const signed = await checkSigned(this, bytes);
	if (signed === 'unreachable') return refuse(this, 503, 'Service Unavailable');
	if (signed === 'no') return refuse(this, 403, 'Forbidden');
	const wanted = namesIn(this.getNodeParameter('eventTypes', ''));
	const events = own.filter(({ type }) => isWantedType(type, wanted));
	const isSimple = this.getNodeParameter('simplify', true) === true;
	const fresh = withoutRedelivered(this, events, ({ id }) => id);
	return startWith(
		this,
		fresh.map(({ raw, ...event }) => (isSimple ? event : { ...event, raw })),
	);
}

/** Events of this client; of anybody else's nothing is looked up. */
function eventsFor(context: IWebhookFunctions, body: unknown): IoEvent[] {
	const clientId = visibleKey(String(context.getNodeParameter('clientId', '')));
	if (clientId === '') return [];
	const told = {
		id: headerOf(context, 'x-adobe-event-id'),
		type: headerOf(context, 'x-adobe-event-code'),
		source: headerOf(context, 'x-adobe-provider'),
	};
	return readIoEvents(body, told).flatMap(({ event, clientId: recipient }) => (recipient === clientId ? [event] : []));
}

/** "If any one of the signature validations is successful, then the event is valid." */
async function checkSigned(context: IWebhookFunctions, bytes: Buffer): Promise<'yes' | 'no' | 'unreachable'> {
	const signatures = signaturesOf((name) => headerOf(context, name));
	const looked = await Promise.all(
		signatures.map(async (signature) => ({
			signature,
			found: await publicKey(context, keysUrl(context), signature.keyPath),
		})),
	);
	if (looked.some(({ signature, found }) => found.kind === 'key' && isSigned(bytes, signature, found.key)))
		return 'yes';
	return looked.some(({ found }) => found.kind === 'unreachable') ? 'unreachable' : 'no';
}

function keysUrl(context: IWebhookFunctions): string {
	if (context.getNodeParameter('environment', 'production') !== 'custom') return ADOBE_KEYS_URL;
	return withoutEnd(visibleKey(String(context.getNodeParameter('keysUrl', ADOBE_KEYS_URL))), '/');
}
