import type { INodeProperties } from 'n8n-workflow';
import type { DeliveryOptions } from '../contract/options';

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
	const retryUnknownDescription = `Whether to repeat calls that may have been executed, after a timeout for instance. ${unknownNote}`;
	const common: INodeProperties[] = [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 5,
			description: 'How many calls may be in flight at once',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: false,
			description: 'Whether to send nothing and return the requests that would be sent, without secrets',
		},
		{
			displayName: 'Max Requests',
			name: 'maxRequests',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: "How many calls may start within 'Per Seconds'. 0 means no limit.",
		},
		{
			displayName: 'Max Tries',
			name: 'maxTries',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 3,
			description: 'How often a call is tried in all. Repeated is only what was certainly not executed.',
		},
		{
			displayName: 'Per Seconds',
			name: 'perSeconds',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 20,
			description: "The window that 'Max Requests' counts in",
		},
		{
			displayName: 'Retry Unknown',
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
			description: 'How many milliseconds one call may take; a log-on may take as long',
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
		options: [...common.map(withOwnDefault), ...more].sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}
