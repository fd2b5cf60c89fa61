import type { INodeProperties } from 'n8n-workflow';

const longWaits = "To wait for hours, build a loop with n8n's Wait node instead.";
const showForWait = { show: { wait: [true] } };

/** What is special about waiting for one kind of status; spans of time in seconds. */
interface Waiting {
	pollIntervalSeconds: number;
	maxWaitSeconds: number;
	/** The least that the form takes for both. */
	leastSeconds: number;
	/** Sentences between "until the status is final" and the advice for long waits. */
	notes?: string[];
	/** What *Poll Interval* and *Max Wait* mean here. */
	pollInterval: string;
	maxWait: string;
}

/** Whether and how patiently to ask for a final status. */
export function waitingProperties(waiting: Waiting): INodeProperties[] {
	const { leastSeconds, notes = [] } = waiting;
	const span = { type: 'number', typeOptions: { minValue: leastSeconds }, displayOptions: showForWait } as const;
	return [
		{
			displayName: 'Wait for Final Status',
			name: 'wait',
			type: 'boolean',
			default: false,
			description: ['Whether to poll until the status is final.', ...notes, longWaits].join(' '),
		},
		{
			...{ displayName: 'Poll Interval (Seconds)', name: 'pollInterval', ...span },
			default: waiting.pollIntervalSeconds,
			description: waiting.pollInterval,
		},
		{
			...{ displayName: 'Max Wait (Seconds)', name: 'maxWait', ...span },
			default: waiting.maxWaitSeconds,
			description: waiting.maxWait,
		},
	];
}
