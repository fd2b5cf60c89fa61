import type { INodeProperties } from 'n8n-workflow';
import type { ItemReader } from '../shared/contract/itemReader';
import type { Operation } from '../shared/contract/operation';
import { onlyOne } from '../shared/delivery/onlyOne';
import type { Patience } from '../shared/delivery/watch';
import { optionsCollection } from '../shared/description/options';
import { imsCredential } from '../shared/ims/imsCredential';
import { readSecondsMs } from '../shared/item/number';
import { readSegment } from '../shared/item/text';
import { eventId, organization, transactionalApi } from './address.description';
import { readAddress } from './address.read';
import { judgeStatusResponse } from './wire/statusResponse';
import { statusRequest, type SentEvent } from './wire/statusRequest';

/** An event to ask about, and how patiently. */
export type StatusQuery = SentEvent & Patience;

const DEFAULT_POLL_INTERVAL_SECONDS = 10;
const DEFAULT_MAX_WAIT_SECONDS = 300;
/** Shorter pauses would be an attack. */
const SHORTEST_POLL_INTERVAL_MS = 50;

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
		description: "The field 'PKey' in the response to the event",
	},
	{
		displayName: 'Wait',
		name: 'wait',
		type: 'boolean',
		default: false,
		description:
			"Whether to poll until the status is final. To wait for hours, build a loop with n8n's Wait node instead.",
	},
	{
		displayName: 'Poll Interval',
		name: 'pollInterval',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_POLL_INTERVAL_SECONDS,
		displayOptions: showForWait,
		description: 'Longest pause between two status requests, in seconds; the first pauses are shorter',
	},
	{
		displayName: 'Max Wait',
		name: 'maxWait',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_MAX_WAIT_SECONDS,
		displayOptions: showForWait,
		description:
			'Time after which polling stops, in seconds. The item then has the outcome unknown, with its last status.',
	},
	optionsCollection([transactionalApi], {}, 'A repeated status request changes nothing.'),
];

/** Asks for the status of events, one a call. */
export const askStatus: Operation<StatusQuery> = {
	credential: imsCredential,
	limits: { messages: 1 },
	readsOnly: true,
	read: readQuery,
	group: () => ({ key: '', bytes: 0 }),
	encode: onlyOne(statusRequest),
	judge: (response, events) => onlyOne((event: StatusQuery) => judgeStatusResponse(response, event))(events),
};

function readQuery(item: ItemReader): StatusQuery {
	const address = readAddress(item);
	const pKey = readSegment(
		item.parameter('pKey'),
		'Primary Key',
		"It is the field 'PKey' in the response to the event.",
	);
	const waits = item.parameter('wait') === true;
	const pollIntervalMs = readSecondsMs(item.parameter('pollInterval'), DEFAULT_POLL_INTERVAL_SECONDS);
	return {
		...{ address, pKey },
		maxWaitMs: waits ? readSecondsMs(item.parameter('maxWait'), DEFAULT_MAX_WAIT_SECONDS) : undefined,
		pollIntervalMs: Math.max(SHORTEST_POLL_INTERVAL_MS, pollIntervalMs),
	};
}
