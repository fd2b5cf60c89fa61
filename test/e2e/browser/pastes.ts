import { demo } from '../../../sandbox/demo';
import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import type { Json } from '../../../scripts/start/json';
import { envelopes } from '../../unit/adobeCampaign/pastes';
import { curlOf } from '../../unit/journeyOptimizer/pastes';
import { apiPreview, journeyPreview, journeyValues } from '../../unit/paste/samples';

/** A text that is pasted into a new node, and the expected result in the form and at the platform. */
export interface Paste {
	/** The node's name in the workflow. */
	node: string;
	type: string;
	credential: string;
	/** The parameter that has the pasted text among its choices. */
	chosenBy: 'dataMode' | 'specifyEntity';
	/** The kind of text, for the name of a check. */
	what: string;
	text: string;
	/** Whether the text contains a secret, about which the form must warn. */
	holdsSecret: boolean;
	/** The notice that says what the node takes from the text. */
	taken: RegExp;
	/** Paths and names of the fields, in order. */
	fields: Array<[path: string, shownAs: string]>;
	/** Typed into the fields: constants and expressions by path. */
	values: Record<string, string>;
	/** Parameters that the text cannot contain. */
	parameters?: (sandboxUrl: string) => Json;
	/** A replacement in the text that creates a new field; a field of `values` must keep its value. */
	change: { replace: string; by: string; newField: string; keptField: string };
	/** The platform, as named in the sandbox's journal, that must receive a message to the order's address. */
	platform: string;
}

/** The input item of the nodes. Nobody else has this address: a journey takes a person in once in five minutes. */
export const order = { email: 'ada.pasted@example.com', firstName: 'Ada', number: 'W-7001' };

const email = '{{ $json.email }}';
const firstName = '{{ $json.firstName }}';
const person = 'body.xdmEntity._instance_name.person';
const eventId = 'body.xdmEntity._experience.campaign.orchestration.eventID';

const streamIngest: Paste = {
	...{ node: 'Stream Ingest', type: 'experiencePlatformStreamIngest', credential: 'adobeImsApi' },
	chosenBy: 'specifyEntity',
	taken: /Taken from the text: Whole message · .*13 fields/,
	...{ what: 'payload preview of an event', text: journeyPreview, holdsSecret: false },
	fields: [
		['header.schemaRef.id', 'header.schemaRef.id'],
		[`${person}.firstName`, 'firstName'],
		[`${person}.lastName`, 'lastName'],
		[`${person}.gender`, 'gender'],
		[`${person}.birthYear`, 'birthYear'],
		[`${person}.emailAddress`, 'emailAddress'],
		['body.xdmEntity.identityMap.Email[0].id', 'Email[0].id'],
		[eventId, 'eventID'],
		['header.datasetId', 'datasetId (left out if empty)'],
		['header.imsOrgId', 'imsOrgId (filled in if empty)'],
		['body.xdmMeta.schemaRef.id', 'xdmMeta.schemaRef.id (left out if empty)'],
		['body.xdmEntity._id', '_id (filled in if empty)'],
		['body.xdmEntity.timestamp', 'timestamp (filled in if empty)'],
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
	chosenBy: 'dataMode',
	taken: /Taken from the text: organization .* · event EVTcartAbandonment · body with 6 fields/,
	what: 'API preview of an event',
	text: apiPreview
		.replace('<ORGANIZATION>', demo.campaignStandard.organization)
		.replace('mcAdobe', `mc${demo.campaignStandard.organization}`),
	holdsSecret: true,
	fields: [
		['email', 'email'],
		...['cartAmount', 'lastProduct', 'firstName'].map((name): [string, string] => [`ctx.${name}`, name]),
		...['scheduled', 'expiration'].map((name): [string, string] => [name, `${name} (left out if empty)`]),
	],
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

/** A campaign's request without the lines with a token and a key, as the form asks for it. */
const curlWithoutSecrets = curlOf(
	{ requestId: 'string', campaignId: campaigns.orderConfirmation.campaignId, recipients: [recipient] },
	{ organizationId: demo.ims.organizationId },
)
	.split('\n')
	.filter((line) => !/authorization|api-key|cookie/i.test(line))
	.join('\n');

const executeCampaign: Paste = {
	...{ node: 'Execute Campaign', type: 'journeyOptimizerExecuteCampaign', credential: 'adobeImsApi' },
	chosenBy: 'dataMode',
	taken: /Taken from the text: Unitary · campaign 16f24a15… · Experience Platform profile · namespace email/,
	...{ what: 'cURL request of a campaign', text: curlWithoutSecrets, holdsSecret: false },
	fields: [
		['recipients[0].userId', 'userId'],
		['recipients[0].context.firstName', 'firstName'],
		['recipients[0].context.orderNumber', 'orderNumber'],
	],
	values: {
		'recipients[0].userId': email,
		'recipients[0].context.firstName': firstName,
		'recipients[0].context.orderNumber': order.number,
	},
	change: {
		...{ replace: '"firstName"', by: '"total": "string", "firstName"', newField: 'recipients[0].context.total' },
		keptField: 'recipients[0].context.orderNumber',
	},
	platform: 'journeyOptimizer',
};

const pushEvent: Paste = {
	...{ node: 'Push Event', type: 'adobeCampaignPushEvent', credential: 'adobeCampaignSessionApi' },
	chosenBy: 'dataMode',
	taken: /Taken from the text: Real-time event · .* · 3 fields/,
	...{ what: 'PushEvent envelope', text: envelopes.one, holdsSecret: true },
	fields: [
		['email', 'email'],
		['ctx.firstName', 'firstName'],
		['ctx.lastName', 'lastName'],
	],
	values: { email, 'ctx.firstName': firstName, 'ctx.lastName': 'Lovelace' },
	change: { replace: '<ctx>', by: '<ctx><number>1</number>', newField: 'ctx.number', keptField: 'ctx.lastName' },
	platform: 'campaign',
};

/** One per node that sends. */
export const pastes: Paste[] = [streamIngest, transactional, executeCampaign, pushEvent];
