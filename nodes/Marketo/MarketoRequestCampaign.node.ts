import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { byApi, delivering } from '../shared/delivery/deliver';
import { subtitle } from '../shared/description/subtitle';
import { searchCampaigns } from './campaigns.list';
import { requestCampaignProperties } from './requestCampaign.description';
import { restPlan } from './rest.operation';
import { soapPlan } from './soap.operation';

export class MarketoRequestCampaign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Marketo Request Campaign',
		name: 'marketoRequestCampaign',
		icon: { light: 'file:../../icons/marketo.svg', dark: 'file:../../icons/marketo.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle('$parameter["campaignBy"] === "name" ? $parameter["campaignName"] : $parameter["campaignId"]'),
		description:
			'Run existing leads through a Marketo Engage smart campaign, with tokens, by email address or another key',
		defaults: { name: 'Marketo Request Campaign' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			// `hide` and not `show`: the editor takes a parameter that decides about every credential for the way of
			// signing in and moves it out of the form, and with it the notice about SOAP.
			{ name: 'marketoApi', required: true, displayOptions: { hide: { api: ['soap'] } } },
			{ name: 'marketoSoapApi', required: true, displayOptions: { show: { api: ['soap'] } } },
		],
		properties: requestCampaignProperties,
	};

	methods = { listSearch: { searchCampaigns } };

	execute = byApi(delivering(restPlan), { soap: delivering(soapPlan) });
}
