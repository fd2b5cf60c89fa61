import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { DeliveryOptions } from '../shared/contract/options';
import { perItem } from '../shared/delivery/runMemory';
import { readCount } from '../shared/item/number';
import type { SendMode } from './wire/inletUrl';
import { MOST_BODY_BYTES } from './wire/ingestRequest';

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
	/** Begins every `_id`; the item's place in the input ends it. */
	id: string;
	/** The time of the run's first attempt. */
	timestamp: string;
}

/**
 * Random, and not made from execution and item numbers: those begin anew with every installation and after every
 * restored database, and Profile drops an event whose `_id` it has seen.
 */
const stampOf = perItem((): RunStamp => ({ id: randomUUID(), timestamp: new Date().toISOString() }));

/** The stamp of this run: the same for all attempts of it, so that a repeated event keeps its `_id` and its time. */
export function runStamp(context: IExecuteFunctions): RunStamp {
	const run: object = context.getExecuteData();
	return stampOf(run, 0, context.getInputData()[0]?.json ?? run);
}
