import type { ItemReader } from '../shared/contract/itemReader';
import type { Operation } from '../shared/contract/operation';
import { imsCredential } from '../shared/ims/imsCredential';
import { readAddress, readSegment } from './address.read';
import { onlyOne } from './onlyOne';
import { judgeStatusResponse } from './wire/statusResponse';
import { statusRequest, type SentEvent } from './wire/statusRequest';

/** An event to ask about, and how patiently. */
export interface StatusQuery extends SentEvent {
	/** How long to wait for a final status; undefined where the user does not want to wait. */
	maxWaitMs: number | undefined;
	/** The longest pause between two questions. */
	pollIntervalMs: number;
}

export const DEFAULT_POLL_INTERVAL_SECONDS = 10;
export const DEFAULT_MAX_WAIT_SECONDS = 300;
/** Shorter pauses would be an attack. */
const SHORTEST_POLL_INTERVAL_MS = 50;

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
	const pKey = readSegment(item.parameter('pKey'), 'Primary Key', "It is the field 'PKey' in the answer to the event.");
	const waits = item.parameter('wait') === true;
	const pollIntervalMs = milliseconds(item.parameter('pollInterval'), DEFAULT_POLL_INTERVAL_SECONDS);
	return {
		...{ address, pKey },
		maxWaitMs: waits ? milliseconds(item.parameter('maxWait'), DEFAULT_MAX_WAIT_SECONDS) : undefined,
		pollIntervalMs: Math.max(SHORTEST_POLL_INTERVAL_MS, pollIntervalMs),
	};
}

function milliseconds(value: unknown, fallbackSeconds: number): number {
	const seconds = value === '' || value === null ? NaN : Number(value);
	return (Number.isFinite(seconds) && seconds >= 0 ? seconds : fallbackSeconds) * 1000;
}
