import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { ItemReader } from '../shared/contract/itemReader';
import type { DeliveryOptions } from '../shared/contract/options';
import { perItem } from '../shared/delivery/runMemory';
import { readCount } from '../shared/item/number';
import { readSendOnceKey } from '../shared/item/sendOnceKey';
import { nodeScope } from '../shared/sentOnce/keyStore';
import { hashedUuid } from '../shared/text/uuid';
import type { SendMode } from './wire/inletUrl';
import { MOST_BODY_BYTES } from './wire/ingest';

/** What holds for a whole run. */
export interface RunSettings {
	mode: SendMode;
	syncValidation: boolean;
	/** Whether calls are signed with the credential. */
	signed: boolean;
	dryRun: boolean;
	/** Most messages in a call. */
	batchSize: number;
	/** Most bytes in a call. */
	batchBytes: number;
}

const DEFAULT_BATCH_SIZE = 500;
/** Below the platform's 1 MB, since nobody says whether that is 1,000,000 bytes or more. */
const DEFAULT_BATCH_BYTES = 900_000;

/** Reads what steers the whole run, once for all items. */
export function runSettings(context: IExecuteFunctions): RunSettings {
	const constant = (name: string, fallback: unknown = ''): unknown => context.getNodeParameter(name, 0, fallback);
	const either = (name: string): unknown => constant(`options.${name}`) || constant(name);
	const single = either('sendMode') === 'single';
	return {
		mode: single ? 'single' : 'batched',
		syncValidation: single && either('syncValidation') === true,
		signed: constant('authentication') !== 'none',
		dryRun: constant('options.dryRun') === true,
		batchSize: single ? 1 : readCount(constant('options.batchSize'), DEFAULT_BATCH_SIZE),
		batchBytes: readCount(constant('options.maxBatchBytes'), DEFAULT_BATCH_BYTES, MOST_BODY_BYTES),
	};
}

/**
 * The node's own option defaults: synchronous validation is limited to 60 calls a minute and inlet (Experience Platform documentation, "Streaming ingestion API").
 */
export function ownDefaults({ syncValidation }: RunSettings): Partial<DeliveryOptions> {
	return syncValidation ? { maxRequests: 60, perSeconds: 60 } : {};
}

/** What is filled into the entities of a run that say nothing themselves. */
export interface RunStamp {
	/** Begins the `_id` of an item without a send-once key; the item's place in the input ends it. */
	id: string;
	/** The time of the run's first attempt. */
	timestamp: string;
	/** What send-once keys belong to; absent where nothing does, in a workflow that was never saved. */
	scope?: string;
}

/**
 * Random, and not made from execution and item numbers: those begin anew with every installation and after every
 * restored database, and Profile drops an event whose `_id` it has seen.
 */
const stampOf = perItem((): RunStamp => ({ id: randomUUID(), timestamp: new Date().toISOString() }));

/** The stamp of this run: the same for all attempts of it, so that a repeated event keeps its `_id` and its time. */
export function runStamp(context: IExecuteFunctions): RunStamp {
	const run: object = context.getExecuteData();
	return { ...stampOf(run, 0, context.getInputData()[0]?.json ?? run), scope: nodeScope(context) };
}

/** The `_id` and the time for an item's entity. A send-once key always makes the same `_id`: a repeat does no harm then. */
export function fillFor(item: ItemReader, { id, timestamp, scope }: RunStamp): { id: string; timestamp: string } {
	const key = readSendOnceKey(item);
	const isKeyed = key !== '' && scope !== undefined;
	return { id: isKeyed ? hashedUuid([scope, key]) : `${id}-${item.index}`, timestamp };
}
