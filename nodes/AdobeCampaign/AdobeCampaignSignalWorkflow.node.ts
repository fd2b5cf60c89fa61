import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { deliver } from '../shared/delivery/deliver';
import { subtitle } from '../shared/description/subtitle';
import { signalPlan, signalWorkflowProperties } from './signalWorkflow.operation';
import { searchWorkflows } from './workflows.list';

export class AdobeCampaignSignalWorkflow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Campaign Signal Workflow',
		name: 'adobeCampaignSignalWorkflow',
		icon: { light: 'file:../../icons/adobeCampaignSignal.svg', dark: 'file:../../icons/adobeCampaignSignal.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle('$parameter["workflowId"]'),
		description:
			'Signal a running workflow of Adobe Campaign Classic or v8 to go on: one signal per item to its External signal activity, with variables',
		defaults: { name: 'Adobe Campaign Signal Workflow' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeCampaignSessionApi', required: true }],
		properties: signalWorkflowProperties,
	};

	methods = { listSearch: { searchWorkflows } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await deliver(this, () => signalPlan);
	}
}
