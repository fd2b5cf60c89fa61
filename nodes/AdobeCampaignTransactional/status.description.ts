import type { INodeProperties } from 'n8n-workflow';
import { optionsCollection } from '../shared/description/options';
import { eventId, organization, transactionalApi } from './address.description';
import { DEFAULT_MAX_WAIT_SECONDS, DEFAULT_POLL_INTERVAL_SECONDS } from './status.operation';

const showForWait = { show: { wait: [true] } };

export const statusProperties: INodeProperties[] = [
	organization('={{ $json.organization }}'),
	eventId('={{ $json.eventId }}'),
	{
		displayName: 'Primary Key',
		name: 'pKey',
		type: 'string',
		default: '={{ $json.PKey }}',
		placeholder: 'e.g. @agsag…',
		description: "The field 'PKey' in the answer to the event",
	},
	{
		displayName: 'Wait',
		name: 'wait',
		type: 'boolean',
		default: false,
		description:
			'Whether to ask again until the status is final. For hours, build a loop with the Wait node of n8n instead.',
	},
	{
		displayName: 'Poll Interval',
		name: 'pollInterval',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_POLL_INTERVAL_SECONDS,
		displayOptions: showForWait,
		description: 'How many seconds to pause at most before asking again; the first pauses are shorter',
	},
	{
		displayName: 'Max Wait',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_MAX_WAIT_SECONDS,
		displayOptions: showForWait,
		description: 'After how many seconds to stop asking. The item then has the outcome unknown, with its last status.',
	},
	optionsCollection([transactionalApi], {}, 'Asking twice does no harm.'),
];
