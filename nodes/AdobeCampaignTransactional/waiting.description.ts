import type { INodeProperties } from 'n8n-workflow';

export const DEFAULT_POLL_INTERVAL_SECONDS = 10;
export const DEFAULT_MAX_WAIT_SECONDS = 300;

const showForWait = { show: { wait: [true] } };

/** Whether and how patiently to ask for the final status of an event. */
export const waitingProperties: INodeProperties[] = [
	{
		displayName: 'Wait for Final Status',
		name: 'wait',
		type: 'boolean',
		default: false,
		description:
			"Whether to poll until the status is final. To wait for hours, build a loop with n8n's Wait node instead.",
	},
	{
		displayName: 'Poll Interval (Seconds)',
		name: 'pollInterval',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_POLL_INTERVAL_SECONDS,
		displayOptions: showForWait,
		description: 'Longest pause between two status requests; the first pauses are shorter',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_MAX_WAIT_SECONDS,
		displayOptions: showForWait,
		description: 'Time after which polling stops. The item then has the outcome unknown, with its last status.',
	},
];
