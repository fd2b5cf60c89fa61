import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { subtitle } from '../shared/description/subtitle';
import { eventStatusProperties } from './eventStatus.description';
import { eventStatusPlan } from './eventStatus.operation';

export class AdobeCampaignEventStatus implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Campaign Event Status',
		name: 'adobeCampaignEventStatus',
		icon: { light: 'file:../../icons/adobeCampaignStatus.svg', dark: 'file:../../icons/adobeCampaignStatus.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: subtitle('$parameter["wait"] ? "wait for the final status" : "ask once"'),
		description:
			'Look up what came of events that were pushed to Adobe Campaign Classic or v8: pending, sent, ignored or not delivered, and optionally wait for it. For tests and spot checks, not for every message.',
		defaults: { name: 'Adobe Campaign Event Status' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeCampaignSessionApi', required: true }],
		properties: eventStatusProperties,
	};

	execute = delivering(eventStatusPlan);
}
