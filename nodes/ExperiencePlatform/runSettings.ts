import type { IExecuteFunctions } from 'n8n-workflow';
import type { DeliveryOptions } from '../shared/contract/options';
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
	const single = constant('sendMode') === 'single';
	const size = Number(constant('options.batchSize', DEFAULT_BATCH_SIZE));
	const bytes = Number(constant('options.maxBatchBytes', DEFAULT_BATCH_BYTES));
	return {
		mode: single ? 'single' : 'batched',
		syncValidation: single && constant('syncValidation') === true,
		signed: constant('authentication') !== 'none',
		dryRun: constant('options.dryRun') === true,
		batchSize: single ? 1 : Math.max(1, Math.floor(size) || DEFAULT_BATCH_SIZE),
		batchBytes: Math.min(MOST_BODY_BYTES, Math.max(1, Math.floor(bytes) || DEFAULT_BATCH_BYTES)),
	};
}

/**
 * The node's own option defaults. A repeat with the same `_id` does no harm here, and synchronous validation is limited
 * to 60 calls a minute and inlet (Experience Platform documentation, "Streaming ingestion API").
 */
export function ownDefaults({ syncValidation }: RunSettings): Partial<DeliveryOptions> {
	return syncValidation ? { retryUnknown: true, maxRequests: 60, perSeconds: 60 } : { retryUnknown: true };
}
