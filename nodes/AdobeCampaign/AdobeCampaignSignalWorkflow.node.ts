import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { byApi, delivering } from '../shared/delivery/deliver';
import { subtitle } from '../shared/description/subtitle';
import { restSignalPlan } from './restSignal.operation';
import { signalWorkflowProperties } from './signalWorkflow.description';
import { signalPlan } from './signalWorkflow.operation';
import { searchWorkflows } from './labelled.list';

export class AdobeCampaignSignalWorkflow implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Campaign Signal Workflow',
		name: 'adobeCampaignSignalWorkflow',
		icon: { light: 'file:../../icons/adobeCampaignSignal.svg', dark: 'file:../../icons/adobeCampaignSignal.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle('$parameter["workflowId"]'),
		description:
			'Signal a running workflow of Adobe Campaign Classic, v8 or Standard to go on: a signal to its External signal activity, with variables',
		defaults: { name: 'Adobe Campaign Signal Workflow' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			// `hide` and not `show`: the editor takes a parameter that decides about every credential for the way of
			// signing in and moves it out of the form.
			{ name: 'adobeCampaignSessionApi', required: true, displayOptions: { hide: { api: ['rest'] } } },
			{ name: 'adobeImsApi', required: true, displayOptions: { show: { api: ['rest'] } } },
		],
		properties: signalWorkflowProperties,
	};

	methods = { listSearch: { searchWorkflows } };

	execute = byApi(
		delivering(() => signalPlan),
		{ rest: delivering(restSignalPlan) },
	);
}
