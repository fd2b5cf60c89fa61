import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import type { CredentialStore } from '../../harness/credentials';
import type { Bench } from './bench';
import { byId, jsons } from './items';
import type { Row } from './row';

export const credentialType = 'adobeCampaignSessionApi';

/** Fields of the items become the event. */
export const pushEvent: Row<'campaign'> = {
	...{ node: 'adobeCampaignPushEvent', platform: 'campaign', method: 'PushEvent' },
	credentials(baseUrl) {
		const { login, password } = demo.campaign;
		return { [credentialType]: { baseUrl, authentication: 'logon', login, password } };
	},
	parameters: () => ({ eventType: byId('order_confirmation'), dataMode: 'autoMapInputData' }),
	arrivals: ({ journal }, items) => items.map(({ externalId }) => journal.timesTaken('campaign', String(externalId))),
};

/** The items are as Push Event leaves them; no pacing, and no delivery log. */
export const eventStatus: Row<'campaign'> = {
	...pushEvent,
	...{ node: 'adobeCampaignEventStatus', method: 'ExecuteQuery', arrivals: undefined },
	parameters: () => ({ eventId: '={{ $json.eventId }}', options: { maxRequests: 0, deliveryLog: false } }),
};

/** Pushes events with these addresses and gives what Event Status needs; what came of them can be seen at once. */
export async function pushed(
	bench: Bench,
	items: Array<{ email: string }>,
	parameters: INodeParameters = {},
): Promise<IDataObject[]> {
	bench.sandbox.platforms.campaign.controls.set({ pendingMs: 0, deliveryMs: 0 });
	const result = await bench.as(pushEvent).run(items, parameters);
	if (result.error) throw result.error;
	return jsons(result);
}

/** Fields of the items become the variables. */
export const signalWorkflow: Row<'campaign'> = {
	...pushEvent,
	...{ node: 'adobeCampaignSignalWorkflow', method: 'PostEvent' },
	parameters: () => ({ workflowId: byId('WKF4900'), activity: 'signal', specifyParameters: 'item' }),
	arrivals: ({ journal }, items) =>
		items.map(({ externalId, file }) =>
			journal.timesTaken('campaign', `WKF4900/signal?externalId=${String(externalId)}&file=${String(file)}`),
		),
};

/** So many items with a file and a reference of their own. */
export function files(count: number): Array<{ externalId: string; file: string }> {
	return Array.from({ length: count }, (_, index) => ({ externalId: `import-${index}`, file: `import-${index}.csv` }));
}

/** The credential for each way of signing in that the sandbox accepts (a trusted IP needs its control). */
export function storeFor(bench: Bench<'campaign'>, authentication: string): CredentialStore {
	const { sessionToken, securityToken } = demo.campaign;
	const { clientId, clientSecret, scopes } = demo.ims;
	const ims = { clientId, clientSecret, scopes, imsUrl: bench.sandbox.url };
	return bench.store({ authentication, sessionToken, securityToken, ...ims });
}

/** So many items with an address and a reference of their own. */
export function customers(count: number): Array<{ email: string; externalId: string; firstName: string }> {
	return Array.from({ length: count }, (_, index) => ({
		email: `customer${index}@example.com`,
		externalId: `order-${index}`,
		firstName: `Name ${index}`,
	}));
}
