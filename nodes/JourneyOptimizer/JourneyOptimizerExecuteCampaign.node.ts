import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { fromPasted, subtitle } from '../shared/description/subtitle';
import { pasteMethods } from '../shared/paste/fields';
import { searchCampaigns } from './campaigns.list';
import { executeCampaignProperties } from './executeCampaign.description';
import { executeCampaignPlan } from './executeCampaign.operation';
import { readPastedCampaign, takenFromText } from './paste/pastedCampaign';

export class JourneyOptimizerExecuteCampaign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Journey Optimizer Execute Campaign',
		name: 'journeyOptimizerExecuteCampaign',
		icon: { light: 'file:../../icons/journeyOptimizer.svg', dark: 'file:../../icons/journeyOptimizer.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(
			`$parameter["dataMode"] === "paste" ? ${fromPasted(/"campaignId"\s*:\s*"([^"]+)"/, 'Pasted request')} : $parameter["campaignId"]`,
		),
		description:
			'Trigger an API-triggered campaign in Adobe Journey Optimizer, which sends a message to one recipient per item or to an audience',
		defaults: { name: 'Adobe Journey Optimizer Execute Campaign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeImsApi', required: true }],
		properties: executeCampaignProperties,
	};

	methods = {
		listSearch: { searchCampaigns },
		resourceMapping: pasteMethods('pastedFields', readPastedCampaign, takenFromText),
	};

	execute = delivering(executeCampaignPlan);
}
