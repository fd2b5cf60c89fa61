import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { fromPasted, subtitle } from '../shared/description/subtitle';
import { pasteMethods } from '../shared/paste/fields';
import { readPastedOrchestrated, takenFromOrchestrated } from './paste/pastedOrchestrated';
import { triggerOrchestratedProperties, triggerPlan } from './triggerOrchestrated.operation';

export class JourneyOptimizerTriggerOrchestrated implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Journey Optimizer Trigger Orchestrated Campaign',
		name: 'journeyOptimizerTriggerOrchestrated',
		icon: {
			light: 'file:../../icons/journeyOptimizerOrchestrated.svg',
			dark: 'file:../../icons/journeyOptimizerOrchestrated.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: subtitle(
			`$parameter["dataMode"] === "paste" ? ${fromPasted(/orchestratedCampaigns\/([^/\s]+)\/trigger/, 'Pasted request')} : $parameter["campaignId"]`,
		),
		description:
			'Trigger an orchestrated campaign in Adobe Journey Optimizer by a signal, with parameters; at most once an hour when it is live',
		defaults: { name: 'Adobe Journey Optimizer Trigger Orchestrated Campaign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeImsApi', required: true }],
		properties: triggerOrchestratedProperties,
	};

	methods = { resourceMapping: pasteMethods('pastedFields', readPastedOrchestrated, takenFromOrchestrated) };

	execute = delivering(() => triggerPlan);
}
