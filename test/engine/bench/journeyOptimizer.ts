import type { IDataObject } from 'n8n-workflow';

import { demo } from '../../../sandbox/demo';
import { campaigns } from '../../../sandbox/journeyOptimizer/campaigns';
import { orchestratedCampaigns } from '../../../sandbox/journeyOptimizer/orchestrated';
import { imsCredential } from './imsCredential';
import { byId } from './items';
import type { Row } from './row';

const { organizationId, sandboxName } = demo.ims;

/** The items are recipients. */
export const executeCampaign: Row<'journeyOptimizer'> = {
	...{ node: 'journeyOptimizerExecuteCampaign', platform: 'journeyOptimizer', method: 'unitary' },
	credentials: (sandboxUrl) => imsCredential(sandboxUrl, { organizationId, sandboxName }),
	parameters: () => ({ campaignId: byId(campaigns.orderConfirmation.campaignId), dataMode: 'autoMapInputData' }),
	arrivals: ({ journal }, items) => items.map(({ userId }) => journal.timesTaken('journeyOptimizer', String(userId))),
};

/** An attachment as the API takes it. */
export function pdf(path: string, name: string = path): IDataObject {
	return { name, contentType: 'application/pdf', source: { type: 'dlzPath', path } };
}

/** Asks about audience runs. */
export const getExecution: Row<'journeyOptimizer'> = {
	...executeCampaign,
	...{ node: 'journeyOptimizerExecution', method: 'getExecution', arrivals: undefined },
	parameters: () => ({ operation: 'getExecution' }),
};

/** Cancels scheduled audience runs. */
export const cancelSchedule: Row<'journeyOptimizer'> = {
	...getExecution,
	method: 'cancelSchedule',
	parameters: () => ({ operation: 'cancelSchedule' }),
};

/** So many recipients, as the API takes them. */
export function recipients(count: number): Array<{ userId: string; namespace: string; context: IDataObject }> {
	return Array.from({ length: count }, (_, index) => ({
		...{ userId: `customer${index}@example.com`, namespace: 'email' },
		context: { orderNumber: `W-${index}`, total: 49.9 },
	}));
}

/** The items are signals: a campaign in its test takes any number of them. */
export const triggerOrchestrated: Row<'journeyOptimizer'> = {
	...executeCampaign,
	...{ node: 'journeyOptimizerTriggerOrchestrated', method: 'triggerOrchestrated' },
	parameters: () => ({
		campaignId: `={{ $json.campaign ?? ${JSON.stringify(orchestratedCampaigns.tested.id)} }}`,
		specifyVariables: 'json',
		variablesJson: '={{ JSON.stringify({ order: $json.order }) }}',
	}),
	arrivals: ({ journal }, items) =>
		items.map(({ order }) => {
			const taken = journal.messages('journeyOptimizer').map(({ detail }) => JSON.stringify(detail));
			return taken.filter((detail) => detail.includes(`"order":${JSON.stringify(order)}`)).length;
		}),
};

/** So many signals that differ. */
export function signals(count: number): Array<{ order: string }> {
	return Array.from({ length: count }, (_, index) => ({ order: `W-${index}-` }));
}
