import type { IExecuteFunctions } from 'n8n-workflow';
import { Boxes } from '../shared/account/boxes';
import type { Entry } from '../shared/contract/operation';
import type { JsonObject } from '../shared/contract/outcome';
import type { Plan } from '../shared/delivery/deliver';
import { imsCredential } from '../shared/ims/imsCredential';
import { inletGuard } from './inletHost';
import { ownDefaults, runSettings, runStamp } from './runSettings';
import { otherOrganization } from './paste/otherOrganization';
import { messageReader } from './streamIngest.read';
import type { StreamMessage } from './wire/envelope';
import { BATCH_BYTES, ingestRequest, judgeIngest } from './wire/ingest';

/** The comma between two messages of a batch. */
const SEPARATOR_BYTES = 1;

const boxes = new Boxes<Entry<StreamMessage>, JsonObject>();

/** Streams entities into an inlet: many a call, or one. */
export function streamIngestPlan(context: IExecuteFunctions): Plan<StreamMessage> {
	const settings = runSettings(context);
	const { mode, signed, batchSize, batchBytes } = settings;
	const refusedAt = inletGuard();
	return {
		boxes,
		defaults: ownDefaults(settings),
		address: ({ envelope }) => envelope.url,
		operation: {
			credential: signed ? imsCredential : undefined,
			limits: { messages: batchSize, bytes: batchBytes - BATCH_BYTES },
			read: messageReader(settings, runStamp(context)),
			precheck: ({ envelope, pastedOrganization = '' }, credential) =>
				(signed ? refusedAt(envelope.url, credential) : undefined) ?? otherOrganization(pastedOrganization, credential),
			// What may be repeated does not travel with what may not.
			group: ({ envelope, bytes, id }) => ({
				key: `${envelope.callKey} ${id !== undefined}`,
				bytes: bytes + SEPARATOR_BYTES,
			}),
			harmlessRepeat: ({ id }) => id !== undefined,
			encode: (messages, credential) => ingestRequest(mode, messages, credential),
			judge: (response, messages) => judgeIngest(mode, response, messages, signed),
		},
	};
}
