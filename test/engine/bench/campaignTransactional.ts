import type { IDataObject } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import type { Bench } from './bench';
import { imsCredential } from './imsCredential';
import { byId, jsons } from './items';
import type { Row } from './row';

export const { organization } = demo.campaignStandard;
export const eventId = 'EVTcartAbandonment';

/** Fields of the items become the event. */
export const transactionalSend: Row<'campaignStandard'> = {
	...{ node: 'adobeCampaignTransactionalSend', platform: 'campaignStandard', method: 'send' },
	credentials: (sandboxUrl) => imsCredential(sandboxUrl),
	parameters: () => ({ organization, eventId, dataMode: 'autoMapInputData', simplify: false }),
	arrivals: ({ journal }, items) => items.map(({ email }) => journal.timesTaken('campaignStandard', String(email))),
};

/** The items are as Send leaves them. */
export const transactionalStatus: Row<'campaignStandard'> = {
	...transactionalSend,
	...{ node: 'adobeCampaignTransactionalStatus', method: 'status', arrivals: undefined },
	parameters: () => ({
		organization: '={{ $json.organization }}',
		eventId: '={{ $json.eventId }}',
		pKey: '={{ $json.PKey }}',
	}),
};

/** Sends to these addresses and gives what Status needs. */
export async function sentTo(bench: Bench, emails: string[]): Promise<IDataObject[]> {
	const result = await bench.as(transactionalSend).run(emails.map((email) => ({ email })));
	if (result.error) throw result.error;
	return jsons(result);
}

/** So many items with an address of their own. */
export function customers(count: number): Array<{ email: string; firstName: string }> {
	return Array.from({ length: count }, (_, index) => ({
		email: `customer${index}@example.com`,
		firstName: `Name ${index}`,
	}));
}

/** The items name an activity and a file; each activity takes a signal of its own. */
export const signalOverRest: Row<'campaignStandard'> = {
	...{ node: 'adobeCampaignSignalWorkflow', platform: 'campaignStandard', method: 'signal' },
	credentials: (sandboxUrl) => imsCredential(sandboxUrl),
	parameters: () => ({
		...{ api: 'rest', organization, workflowId: byId('WKF5001'), activity: '={{ $json.activity }}' },
		parameters: { assignments: [{ id: '1', name: 'file', value: '={{ $json.file }}', type: 'string' }] },
	}),
	arrivals: ({ journal }, items) =>
		items.map(({ activity }) => journal.timesTaken('campaignStandard', `WKF5001/${String(activity)}`)),
};

/** So many files, each for an activity of its own, which takes any number of signals. */
export function filesForActivities(
	bench: Bench,
	count: number,
): Array<Record<'activity' | 'externalId' | 'file', string>> {
	bench.sandbox.platforms.campaignStandard.controls.set({ signalIntervalMs: 0 });
	return Array.from({ length: count }, (_, index) => ({
		...{ activity: `signal${index}`, externalId: `import-${index}`, file: `import-${index}.csv` },
	}));
}
