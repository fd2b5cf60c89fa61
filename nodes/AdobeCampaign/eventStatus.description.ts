import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../shared/description/options';
import { outputSchema } from '../shared/description/outputSchema';
import { waitingProperties } from '../shared/description/waiting';
import { eventStatusPace } from './eventStatus.operation';
import { patience, SHORTEST_PAUSE_MS } from './eventStatus.read';
import { queue } from './queue.description';

export const eventStatusProperties: INodeProperties[] = [
	outputSchema('eventStatus'),
	{
		displayName:
			'For tests and spot checks: Adobe advises against asking for the status of every event. A hundred events share a request.',
		name: 'notForMany',
		type: 'notice',
		default: '',
	},
	{ ...queue, description: 'The Message Center queue that the events were pushed to' },
	{
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		default: '={{ $json.eventId }}',
		placeholder: 'e.g. 72057594039155998',
		description: "The field 'eventId' of Push Event, as text",
	},
	...waitingProperties({
		...patience,
		leastSeconds: SHORTEST_PAUSE_MS / 1000,
		pollInterval: 'Pause between two rounds of requests, at least 10 seconds: the query is not made for polling',
		maxWait: 'Time after which polling stops. The item then has the outcome unknown, with its last status.',
	}),
	optionsCollection(
		[
			{
				displayName: 'Batch Size',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 100,
				description: 'Maximum number of events per request',
			},
			{
				displayName: 'Delivery Log',
				name: 'deliveryLog',
				type: 'boolean',
				default: true,
				description:
					'Whether to look up in the delivery log why a message was not sent. Requires the right to read it; without the right, only the statuses are returned.',
			},
			{
				displayName: 'Execution Instance',
				name: 'executionInstance',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 255 },
				default: 0,
				description:
					'Number of the execution instance whose address the credential contains. Events of other instances are rejected, because each instance knows its own only. With 0, all items must belong to one instance.',
			},
		],
		eventStatusPace,
		'A repeated question changes nothing.',
	),
];
