import type { INodeProperties } from 'n8n-workflow';
import type { Plan } from '../shared/delivery/deliver';
import { listOrId } from '../shared/description/listOrId';
import { optionsCollection, sendOnceOptions } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { campaignCredential } from './credential';
import { readSignal } from './signalWorkflow.read';
import { ipDiagnosis } from './wire/ipDiagnosis';
import { judgeSignal, signalRequest, type Signal } from './wire/signal';

export const signalWorkflowProperties: INodeProperties[] = [
	outputSchema('signalWorkflow'),
	listOrId({
		displayName: 'Workflow',
		name: 'workflowId',
		required: true,
		description: 'The workflow with the External signal activity. It must be running.',
		...{ method: 'searchWorkflows', placeholder: 'Select a workflow…' },
		typed: {
			placeholder: 'e.g. WKF12345',
			hint: 'The internal name beside the label of the workflow, or its numeric ID',
		},
	}),
	{
		displayName: 'Activity',
		name: 'activity',
		type: 'string',
		required: true,
		default: 'signal',
		placeholder: 'e.g. signal',
		description: 'Name of the External signal activity, as in its properties (not its label)',
	},
	{
		displayName: 'Specify Parameters',
		name: 'specifyParameters',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		description: 'Where the variables that the workflow gets come from',
		options: [
			{ name: 'Using Fields Below', value: 'fields' },
			{ name: 'Using JSON', value: 'json' },
			{ name: 'Whole Item', value: 'item' },
		],
	},
	{
		displayName: 'Parameters',
		name: 'parameters',
		type: 'assignmentCollection',
		default: {},
		displayOptions: { show: { specifyParameters: ['fields'] } },
		description:
			'Variables for the workflow, which reads them as vars.name. Each is a single value, sent as it is, whatever type is shown.',
	},
	{
		displayName: 'Parameters JSON',
		name: 'parametersJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { specifyParameters: ['json'] } },
		description: 'Variables for the workflow as one JSON object; its values are texts, numbers, true or false',
	},
	{
		displayName: 'Transition',
		name: 'transition',
		type: 'string',
		default: '',
		description: 'Name of the transition to activate',
		hint: 'Can stay empty if the activity has only one',
	},
	{
		displayName: 'Complete',
		name: 'complete',
		type: 'boolean',
		default: false,
		description: 'Whether the activity ends with this signal, so that it takes no further ones',
	},
	optionsCollection(sendOnceOptions, {}, 'The workflow may then run twice.'),
];

/** Sends signals, each by a call of its own: one starts one run of what follows the activity. */
export const signalPlan: Plan<Signal> = {
	operation: {
		credential: campaignCredential,
		limits: { messages: 1 },
		read: readSignal,
		group: () => ({ key: '', bytes: 0 }),
		encode: signalRequest,
		judge: judgeSignal,
		diagnosis: ipDiagnosis,
	},
};
