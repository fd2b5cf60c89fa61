import type { Json } from '../../../scripts/start/json';
import type { FormNode } from './formNode';
import { campaignForms } from './formsOfCampaign';
import { ioEventsForms } from './formsOfIoEvents';
import { journeyForms } from './formsOfJourneyOptimizer';
import { marketoForms } from './formsOfMarketo';
import { platformForms } from './formsOfPlatform';

/** Every node of the package, in its main modes. */
export const formNodes: FormNode[] = [
	...campaignForms,
	...marketoForms,
	...platformForms,
	...journeyForms,
	...ioEventsForms,
];

/** The name of the workflow that holds every node. */
export const formsName = 'Forms of all nodes';

/** A workflow with every node as it is when it has just been added. */
export function formWorkflow(): Json {
	const nodes = formNodes.map(({ name, type, credential }, index) => ({
		id: `form-${index}`,
		name,
		type: `n8n-nodes-campaign-bridge.${type}`,
		typeVersion: 1,
		position: [(index % 4) * 260, Math.floor(index / 4) * 220],
		parameters: {},
		credentials: credential === undefined ? {} : { [credential]: {} },
	}));
	return { name: formsName, nodes, connections: {}, settings: {} };
}
