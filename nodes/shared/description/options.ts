import type { INodeProperties } from 'n8n-workflow';
import { defaultSendOnceMemory, type DeliveryOptions } from '../contract/options';

/** For operations whose requests can carry several messages; restrict it where others are offered beside them. */
export const batchWindow: INodeProperties = {
	displayName: 'Batch Window',
	name: 'batchWindow',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 60_000 },
	default: 0,
	description:
		'How long a request that is not full waits for messages of other executions that use the same credential values and options, in milliseconds. Use it where every item starts an execution, as with webhooks; 500 is a good value. 0 means no waiting.',
};

/**
 * The `options` collection that every node has.
 *
 * @param more options of this node alone
 * @param own the node's own defaults where they differ
 * @param unknownNote what repeating a call of unknown outcome means on this platform
 */
export function optionsCollection(
	more: INodeProperties[] = [],
	own: Partial<DeliveryOptions> = {},
	unknownNote = 'A message may then arrive twice.',
): INodeProperties {
	const retryUnknownDescription = `Whether to retry requests that may have been executed, for example after a timeout. ${unknownNote}`;
	const common: INodeProperties[] = [
		{
			displayName: 'Parallel Requests',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 5,
			description: 'Maximum number of requests in flight at the same time',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			// Off while it is not added; whoever adds it wants it.
			default: true,
			description: 'Whether to send nothing and return the requests that would be sent, without secrets',
		},
		{
			displayName: 'Include Input Fields',
			name: 'includeInput',
			type: 'boolean',
			default: false,
			description: 'Whether items that were accepted begin with the fields of their input item',
		},
		{
			displayName: 'Rate Limit: Max Requests',
			name: 'maxRequests',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: "Maximum number of requests that start within 'Rate Limit: Per Seconds'. 0 means no limit.",
		},
		{
			displayName: 'Max Tries',
			name: 'maxTries',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 3,
			description:
				'Maximum number of attempts per call, the first included. Only calls that definitely were not executed are retried.',
		},
		{
			displayName: 'Rate Limit: Per Seconds',
			name: 'perSeconds',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 20,
			description: "Length of the window for 'Rate Limit: Max Requests', in seconds",
		},
		{
			displayName: 'Repeat When No Answer Came',
			name: 'retryUnknown',
			type: 'boolean',
			default: false,
			description: retryUnknownDescription,
		},
		{
			displayName: 'Timeout (Ms)',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 30000,
			description: 'Time limit per call, in milliseconds. Signing in has the same limit.',
		},
	];
	const withOwnDefault = (option: INodeProperties): INodeProperties => {
		const value: unknown = Reflect.get(own, option.name);
		return typeof value === 'number' || typeof value === 'boolean' ? { ...option, default: value } : option;
	};
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		// Without `localeCompare`, whose first call takes milliseconds of every start of n8n.
		options: [...common.map(withOwnDefault), ...more].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
	};
}

/** Options of the nodes that send messages. */
export const sendOnceOptions: INodeProperties[] = [
	{
		displayName: 'Send-Once Key',
		name: 'sendOnceKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.orderNumber }}',
		description:
			'Unique value for the message, such as an order number. An item whose key this node has sent before, in this or an earlier execution, is not sent again. Leave it empty to send every item.',
	},
	{
		displayName: 'Send-Once Memory',
		name: 'sendOnceMemory',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: defaultSendOnceMemory,
		description: "Number of keys that are kept for this node in n8n's database. The oldest ones are forgotten first.",
	},
];
