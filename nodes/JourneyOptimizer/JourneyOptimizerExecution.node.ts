import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { delivering } from '../shared/delivery/deliver';
import { subtitle } from '../shared/description/subtitle';
import { executionProperties, followUpPlan } from './execution.operation';

export class JourneyOptimizerExecution implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe Journey Optimizer Execution',
		name: 'journeyOptimizerExecution',
		icon: {
			light: 'file:../../icons/journeyOptimizerExecution.svg',
			dark: 'file:../../icons/journeyOptimizerExecution.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: subtitle(
			'({ getExecution: "Get Execution", getSchedule: "Get Schedule", cancelSchedule: "Cancel Schedule" })[$parameter["operation"]]',
		),
		description: 'Get the status of an audience run or a schedule in Adobe Journey Optimizer, or cancel a schedule',
		defaults: { name: 'Adobe Journey Optimizer Execution' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeImsApi', required: true }],
		properties: executionProperties,
	};

	execute = delivering(followUpPlan);
}
