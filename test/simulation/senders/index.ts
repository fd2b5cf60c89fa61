import type { IDataObject } from 'n8n-workflow';
import { emailOf, leadIdOf } from '../platforms/marks';
import { hosts } from '../platforms';
import { typedIn, type Sender } from './sender';

const pushEvent: Sender = {
	...{ node: 'AdobeCampaignPushEvent', type: 'adobeCampaignPushEvent', ways: 3 },
	credential: () => 'AdobeCampaignSessionApi',
	parameters: (way, batch) => ({
		...{ queue: way === 2 ? 'batchEvent' : 'rtEvent', sendMode: way === 0 ? 'perItem' : 'batched' },
		...{ eventType: typedIn('order'), dataMode: 'autoMapInputData', options: way === 0 ? {} : { batchSize: batch } },
	}),
	item: (mark, _way, invalid) => ({
		externalId: mark,
		...(invalid ? unwritable(mark) : { email: emailOf(mark), ctx: { name: 'A' } }),
	}),
};

/** Two kinds of what must not be sent: a value that is not valid, and a key that cannot be written in XML or JSON. */
function unwritable(mark: string): IDataObject {
	const isOdd = /[13579]$/.test(mark);
	return isOdd ? { email: emailOf(mark), ctx: { '\ud800': 'x' } } : { email: 'nobody', ctx: { name: 'A' } };
}

const marketoPace = { maxRequests: 50, perSeconds: 20 };
const byName = { campaignBy: 'name', programName: 'Onboarding', campaignName: 'Send Welcome' };
const byId = { campaignBy: 'id', campaignId: typedIn('1025') };

const requestCampaign: Sender = {
	...{ node: 'MarketoRequestCampaign', type: 'marketoRequestCampaign', ways: 4 },
	credential: () => 'MarketoApi',
	parameters: (way) => ({
		...{ api: 'rest', leadKeyType: way === 1 ? 'IDNUM' : 'EMAIL', dataMode: 'autoMapInputData', leadField: 'key' },
		...(way === 2 ? byName : byId),
		options: way === 3 ? { onDuplicateLead: 'all' } : {},
	}),
	item: (mark, way, invalid) => ({ key: invalid ? '' : way === 1 ? leadIdOf(mark) : emailOf(mark) }),
	pace: () => marketoPace,
};

const requestCampaignSoap: Sender = {
	...requestCampaign,
	ways: 3,
	credential: () => 'MarketoSoapApi',
	parameters: (way) => ({
		...{ api: 'soap', leadKeyType: way === 1 ? 'IDNUM' : 'EMAIL', dataMode: 'autoMapInputData', leadField: 'key' },
		...(way === 2 ? byName : byId),
	}),
};

const transactionalSend: Sender = {
	...{ node: 'AdobeCampaignTransactionalSend', type: 'adobeCampaignTransactionalSend', ways: 1 },
	credential: () => 'AdobeImsApi',
	parameters: () => ({ organization: 'acme', eventId: 'EVTorder', dataMode: 'autoMapInputData' }),
	item: (mark, _way, invalid) => (invalid ? unwritable(mark) : { email: emailOf(mark), ctx: { name: 'A' } }),
};

const transactionalStatus: Sender = {
	...{ node: 'AdobeCampaignTransactionalStatus', type: 'adobeCampaignTransactionalStatus', ways: 2 },
	credential: () => 'AdobeImsApi',
	parameters: (way) => ({
		...{ organization: 'acme', eventId: 'EVTorder', pKey: '={{ $json.pKey }}' },
		...(way === 1 ? { wait: true, pollInterval: 3, maxWait: 60 } : { wait: false }),
	}),
	item: (mark, _way, invalid) => ({ pKey: invalid ? '..' : `@${mark}=` }),
	readsOnly: true,
};

const inlet = (id: string): string => `${hosts.platform}/collection/${id}`;
/** Where an item must not be able to send the token. */
const strangers = [
	...['https://elsewhere.test/collection/inlet', 'http://platform.test/collection/inlet'],
	'https://platform.test.elsewhere.test/collection/inlet',
];

/** The ways of streaming: batches, single messages, validated ones, own IDs, raw data, an open inlet, one that items name. */
const streamIngest: Sender = {
	...{ node: 'ExperiencePlatformStreamIngest', type: 'experiencePlatformStreamIngest', ways: 7 },
	credential: (way) => (way === 5 ? undefined : 'AdobeImsApi'),
	parameters: (way, batch) => ({
		...{ authentication: way === 5 ? 'none' : 'ims', format: way === 4 ? 'raw' : 'xdm', flowId: 'flow-1' },
		inletUrl: {
			__rl: true,
			mode: 'url',
			value: way === 6 ? '={{ $json.inlet }}' : inlet(way === 5 ? 'open' : 'inlet'),
		},
		...{ sendMode: [1, 2, 5].includes(way) ? 'single' : 'batched', syncValidation: way === 2 },
		...{ schemaId: 'https://ns.adobe.com/acme/schemas/1a2b', options: { batchSize: batch } },
	}),
	item: (mark, way, invalid) => ({
		mark,
		...(way === 3 ? { _id: `own-${mark}` } : {}),
		...(way === 6 ? { inlet: invalid ? strangers[Number(mark.slice(-1)) % 3] : inlet('inlet') } : {}),
		...(invalid && way !== 6 ? { timestamp: 'yesterday' } : {}),
	}),
	pace: (way) => (way === 2 ? { maxRequests: 60, perSeconds: 60 } : undefined),
};

const executeCampaign: Sender = {
	...{ node: 'JourneyOptimizerExecuteCampaign', type: 'journeyOptimizerExecuteCampaign', ways: 3 },
	credential: () => 'AdobeImsApi',
	parameters: (way, batch) => ({
		endpoint: way === 2 ? 'highThroughput' : 'unitary',
		campaignId: typedIn('6e8ae5b1-8a9c-4d5c-9b55-0f5f3f2f4c11'),
		...{ recipientType: way === 0 ? 'aep' : 'external', dataMode: 'autoMapInputData' },
		options: { recipientsPerCall: way === 0 ? 1 : batch },
	}),
	item: (mark, _way, invalid) => ({ userId: invalid ? '' : emailOf(mark), namespace: 'email' }),
};

/** The nodes that are simulated, each with its ways of sending. */
export const senders = {
	pushEvent,
	requestCampaign,
	requestCampaignSoap,
	transactionalSend,
	transactionalStatus,
	streamIngest,
	executeCampaign,
} satisfies Record<string, Sender>;

export type SenderName = keyof typeof senders;

export const senderNames: readonly SenderName[] = [
	...(['pushEvent', 'requestCampaign', 'requestCampaignSoap', 'transactionalSend'] as const),
	...(['transactionalStatus', 'streamIngest', 'executeCampaign'] as const),
];

/** The sender of that name, as all of them look alike. */
export function senderOf(name: SenderName): Sender {
	return senders[name];
}
