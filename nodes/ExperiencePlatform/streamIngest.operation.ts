import type { IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../shared/contract/operation';
import { imsCredential } from '../shared/ims/imsCredential';
import type { RunSettings } from './runSettings';
import { runStamp } from './runStamp';
import { otherOrganization } from './paste/otherOrganization';
import { messageReader } from './streamIngest.read';
import type { StreamMessage } from './wire/envelope';
import { judgeIngest } from './wire/ingestAnswer';
import { BATCH_BYTES, ingestRequest } from './wire/ingestRequest';

/** The comma between two messages of a batch. */
const SEPARATOR_BYTES = 1;

/** Streams entities into an inlet: many a call, or one. */
export function streamIngest(context: IExecuteFunctions, settings: RunSettings): Operation<StreamMessage> {
	const { mode, signed, batchSize, batchBytes } = settings;
	return {
		credential: signed ? imsCredential : undefined,
		limits: { messages: batchSize, bytes: batchBytes - BATCH_BYTES },
		read: messageReader(settings, runStamp(context)),
		admits: ({ pastedOrganization = '' }, credential) => otherOrganization(pastedOrganization, credential),
		group: ({ envelope, bytes }) => ({ key: envelope.callKey, bytes: bytes + SEPARATOR_BYTES }),
		encode: (messages, credential) => ingestRequest(mode, messages, credential),
		judge: (answer, messages) => judgeIngest(mode, answer, messages, signed),
	};
}
