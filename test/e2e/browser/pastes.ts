import { demo } from '../../../sandbox/demo';
import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import type { Json } from '../../../scripts/start/json';
import { envelopes } from '../../unit/adobeCampaign/pastes';
import { curlOf } from '../../unit/journeyOptimizer/pastes';
import { apiPreview, journeyPreview, journeyValues } from '../../unit/paste/samples';

/** What is pasted into a new node, and what the form and the platform must make of it. */
export interface Paste {
	/** The node's name in the workflow. */
	node: string;
	type: string;
	credential: string;
	/** What the text is, for the name of a check. */
	what: string;
	text: string;
	/** Whether the text holds what the form must warn of. */
	holdsSecret: boolean;
	/** Paths and names of the fields, in their order. */
	fields: Array<[path: string, shownAs: string]>;
	/** Typed into the fields, by their paths: constants and expressions. */
	values: Record<string, string>;
	/** Parameters that no such text names. */
	parameters?: (sandboxUrl: string) => Json;
	/** Put in place of a part of the text, a new place comes; a field of `values` must be kept meanwhile. */
	change: { replace: string; by: string; newField: string; keptField: string };
	/** The platform, by its name in the stand-in's journal, that a message to the order's address must arrive at. */
	platform: string;
}

/** The item that the nodes are run with. */
export const order = { email: 'ada@example.com', firstName: 'Ada', number: 'W-7001' };

const email = '{{ $json.email }}';
const firstName = '{{ $json.firstName }}';
const person = 'body.xdmEntity._instance_name.person';
const eventId = 'body.xdmEntity._experience.campaign.orchestration.eventID';

const streamIngest: Paste = {
	...{ node: 'Stream Ingest', type: 'experiencePlatformStreamIngest', credential: 'adobeImsApi' },
	...{ what: 'payload preview of an event', text: journeyPreview, holdsSecret: false },
	fields: [
		['header.datasetId', 'header.datasetId'],
		['header.imsOrgId', 'header.imsOrgId'],
		['header.schemaRef.id', 'header.schemaRef.id'],
		['body.xdmMeta.schemaRef.id', 'body.xdmMeta.schemaRef.id'],
		[`${person}.firstName`, '…person.firstName'],
		[`${person}.lastName`, '…person.lastName'],
		[`${person}.gender`, '…person.gender'],
		[`${person}.birthYear`, '…person.birthYear'],
		[`${person}.emailAddress`, '…person.emailAddress'],
		['body.xdmEntity.identityMap.Email[0].id', '…identityMap.Email[0].id'],
		['body.xdmEntity._id', 'body.xdmEntity._id'],
		['body.xdmEntity.timestamp', 'body.xdmEntity.timestamp'],
		[eventId, '…orchestration.eventID'],
	],
	values: {
		...Object.fromEntries(Object.entries(journeyValues).map(([path, value]) => [path, String(value)])),
		[`${person}.firstName`]: firstName,
		'body.xdmEntity.identityMap.Email[0].id': email,
	},
	parameters: (sandboxUrl) => ({
		inletUrl: { __rl: true, mode: 'url', value: `${sandboxUrl}/collection/${demo.experiencePlatform.inlets.events}` },
	}),
	change: {
		replace: '"gender"',
		by: '"nickname": "string", "gender"',
		newField: `${person}.nickname`,
		keptField: `${person}.lastName`,
	},
	platform: 'journeys',
};

const transactional: Paste = {
	...{ node: 'Transactional Send', type: 'adobeCampaignTransactionalSend', credential: 'adobeImsApi' },
	what: 'API preview of an event',
	text: apiPreview
		.replace('<ORGANIZATION>', demo.campaignStandard.organization)
		.replace('mcAdobe', `mc${demo.campaignStandard.organization}`),
	holdsSecret: true,
	fields: ['email', 'scheduled', 'expiration', 'ctx.cartAmount', 'ctx.lastProduct', 'ctx.firstName'].map((path) => [
		path,
		path,
	]),
	values: { email, 'ctx.cartAmount': '$ 125', 'ctx.lastProduct': 'Jacket', 'ctx.firstName': firstName },
	change: {
		replace: '"cartAmount"',
		by: '"size": "L", "cartAmount"',
		newField: 'ctx.size',
		keptField: 'ctx.lastProduct',
	},
	platform: 'campaignStandard',
};

const recipient = {
	...{ type: 'aep', userId: 'string', namespace: 'email', channelData: { emailAddress: 'string' } },
	context: { firstName: 'string', orderNumber: 'string' },
};

/** A campaign's request without its lines of a token and a key, as the form asks for. */
const curlWithoutSecrets = curlOf(
	{ requestId: 'string', campaignId: campaigns.orderConfirmation.campaignId, recipients: [recipient] },
	{ organizationId: demo.ims.organizationId },
)
	.split('\n')
	.filter((line) => !/authorization|api-key|cookie/i.test(line))
	.join('\n');

const executeCampaign: Paste = {
	...{ node: 'Execute Campaign', type: 'journeyOptimizerExecuteCampaign', credential: 'adobeImsApi' },
	...{ what: 'cURL request of a campaign', text: curlWithoutSecrets, holdsSecret: false },
	fields: [
		['recipients[0].userId', 'recipients[0].userId'],
		['recipients[0].channelData.emailAddress', '…channelData.emailAddress'],
		['recipients[0].context.firstName', '…context.firstName'],
		['recipients[0].context.orderNumber', '…context.orderNumber'],
	],
	values: {
		...{ 'recipients[0].userId': email, 'recipients[0].channelData.emailAddress': order.email },
		...{ 'recipients[0].context.firstName': firstName, 'recipients[0].context.orderNumber': order.number },
	},
	change: {
		...{ replace: '"firstName"', by: '"total": "string", "firstName"', newField: 'recipients[0].context.total' },
		keptField: 'recipients[0].context.orderNumber',
	},
	platform: 'journeyOptimizer',
};

const pushEvent: Paste = {
	...{ node: 'Push Event', type: 'adobeCampaignPushEvent', credential: 'adobeCampaignSessionApi' },
	...{ what: 'PushEvent envelope', text: envelopes.one, holdsSecret: true },
	fields: ['email', 'ctx.firstName', 'ctx.lastName'].map((path) => [path, path]),
	values: { email, 'ctx.firstName': firstName, 'ctx.lastName': 'Lovelace' },
	change: { replace: '<ctx>', by: '<ctx><number>1</number>', newField: 'ctx.number', keptField: 'ctx.lastName' },
	platform: 'campaign',
};

/** One per node that sends. */
export const pastes: Paste[] = [streamIngest, transactional, executeCampaign, pushEvent];
