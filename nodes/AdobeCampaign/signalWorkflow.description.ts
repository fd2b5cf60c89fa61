import type { INodeProperties } from 'n8n-workflow';
import { givenData } from '../shared/description/givenData';
import { listOrId } from '../shared/description/listOrId';
import { optionsCollection, sendOnceOptions } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';

const overSoap = { hide: { api: ['rest'] } };
const overRest = { show: { api: ['rest'] } };

const workflow = (hint: string): INodeProperties =>
	listOrId({
		...{ displayName: 'Workflow', name: 'workflowId', required: true },
		description: 'The workflow with the External signal activity. It must be running.',
		...{ method: 'searchWorkflows', placeholder: 'Select a workflow…' },
		typed: { placeholder: 'e.g. WKF12345', hint },
	});
const listed = workflow('The internal name beside the label of the workflow, or its numeric ID');
/** Over REST workflows cannot be listed: only an ID can be typed in. */
const { modes: [, byId] = [], ...typedIn } = workflow('The ID in the properties of the workflow');

export const signalWorkflowProperties: INodeProperties[] = [
	outputSchema('signalWorkflow'),
	{
		displayName: 'API',
		name: 'api',
		type: 'options',
		noDataExpression: true,
		default: 'soap',
		description: "Which of Campaign's interfaces takes the signal",
		options: [
			{ name: 'REST', value: 'rest', description: 'Of Campaign Standard, and of Campaign v8 where Adobe enabled it' },
			{ name: 'SOAP', value: 'soap', description: 'Of Campaign Classic v7 and v8' },
		],
	},
	{
		displayName: 'An External signal activity takes one signal in ten minutes. Items that ask for the same share it.',
		name: 'restNotice',
		type: 'notice',
		default: '',
		displayOptions: overRest,
	},
	{
		displayName: 'Organization',
		name: 'organization',
		type: 'string',
		default: '',
		placeholder: 'e.g. geometrixx',
		displayOptions: overRest,
		description:
			'Tenant ID of the Campaign instance, the first part of the path of its REST addresses; on stage it ends in -mkt-stage',
	},
	{ ...listed, displayOptions: overSoap },
	{ ...typedIn, default: { mode: 'id', value: '' }, modes: byId && [byId], displayOptions: overRest },
	{
		displayName: 'Activity',
		name: 'activity',
		type: 'string',
		required: true,
		default: 'signal',
		placeholder: 'e.g. signal',
		description: 'Name of the External signal activity, as in its properties (not its label)',
	},
	...givenData({
		...{ displayName: 'Parameters', fields: 'parameters' },
		source: 'Where the variables that the workflow gets come from',
		description:
			'Variables for the workflow, which reads them as vars.name. Each is a single value, sent as it is, whatever type is shown.',
		json: 'Variables for the workflow as one JSON object; its values are texts, numbers, true or false',
	}),
	{
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: 'n8n',
		displayOptions: overRest,
		description: 'Who triggers the workflow, as Campaign shows it',
	},
	{
		displayName: 'Transition',
		name: 'transition',
		type: 'string',
		default: '',
		displayOptions: overSoap,
		description: 'Name of the transition to activate',
		hint: 'Can stay empty if the activity has only one',
	},
	{
		displayName: 'Complete',
		name: 'complete',
		type: 'boolean',
		default: false,
		displayOptions: overSoap,
		description: 'Whether the activity ends with this signal, so that it takes no further ones',
	},
	optionsCollection(sendOnceOptions, {}, 'The workflow may then run twice.'),
];
