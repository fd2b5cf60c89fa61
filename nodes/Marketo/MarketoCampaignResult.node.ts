import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { subtitle } from '../shared/description/subtitle';
import { campaignResultPlan, campaignResultProperties } from './campaignResult.operation';

export class MarketoCampaignResult implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Marketo Campaign Result',
		name: 'marketoCampaignResult',
		icon: { light: 'file:../../icons/marketoResult.svg', dark: 'file:../../icons/marketoResult.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: subtitle('$parameter["wait"] ? "wait for the final status" : "ask once"'),
		description:
			'Find out what came of a requested Marketo Engage campaign for each lead: sent, delivered, bounced, or not qualified, and optionally wait for it',
		defaults: { name: 'Marketo Campaign Result' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'marketoApi', required: true }],
		properties: campaignResultProperties,
	};

	execute = delivering(campaignResultPlan);
}
