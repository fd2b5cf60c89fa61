import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { subtitle } from '../shared/description/subtitle';
import { searchBatchCampaigns } from './campaigns.list';
import { scheduleCampaignProperties, schedulePlan } from './scheduleCampaign.operation';

export class MarketoScheduleCampaign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Marketo Schedule Campaign',
		name: 'marketoScheduleCampaign',
		icon: { light: 'file:../../icons/marketoSchedule.svg', dark: 'file:../../icons/marketoSchedule.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle('$parameter["campaignId"]'),
		description:
			'Schedule a run of a Marketo Engage batch campaign, with tokens; items that ask for the same run schedule it once',
		defaults: { name: 'Marketo Schedule Campaign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'marketoApi', required: true }],
		properties: scheduleCampaignProperties,
	};

	methods = { listSearch: { searchBatchCampaigns } };

	execute = delivering(() => schedulePlan);
}
