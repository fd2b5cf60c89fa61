import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { subtitle } from '../shared/description/subtitle';
import { statusProperties } from './status.operation';
import { statusPlan } from './waitForStatus';

export class AdobeCampaignTransactionalStatus implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Campaign Transactional Status',
		name: 'adobeCampaignTransactionalStatus',
		icon: {
			light: 'file:../../icons/adobeCampaignTransactionalStatus.svg',
			dark: 'file:../../icons/adobeCampaignTransactionalStatus.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: subtitle('$parameter["wait"] ? "wait for the final status" : "ask once"'),
		description:
			'Get the status of transactional events that were sent to Adobe Campaign Standard or Campaign v8, and optionally wait for the final one',
		defaults: { name: 'Adobe Campaign Transactional Status' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeImsApi', required: true }],
		properties: statusProperties,
	};

	execute = delivering(statusPlan);
}
