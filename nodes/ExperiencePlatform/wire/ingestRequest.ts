import { keyField, type CredentialFields } from '../../shared/contract/credential';
import { postJson, type WireRequest } from '../../shared/contract/wire';
import { headersBeside, wrapping, type Envelope, type StreamMessage } from './envelope';
import type { SendMode } from './inletUrl';

/**
 * The call that streams messages into an inlet (Experience Platform documentation, "Streaming ingestion API"). The
 * organization travels in a header as well, as the documentation of Journey Orchestration's events asks for.
 *
 * @param messages share address, organization and headers; a single call carries one of them
 */
export function ingestRequest(mode: SendMode, messages: StreamMessage[], credential: CredentialFields): WireRequest {
	const [first] = messages;
	if (!first) throw new Error('A call needs a message');
	const { envelope } = first;
	const organizationId = envelope.organizationId || keyField(credential, 'organizationId');
	const sandboxName = keyField(credential, 'sandboxName');
	const body = mode === 'batched' ? batch(messages, organizationId) : written(first, organizationId);
	return postJson(envelope.url, body, {
		...(organizationId ? { 'x-gw-ims-org-id': organizationId } : {}),
		...(sandboxName ? { 'x-sandbox-name': sandboxName } : {}),
		...headersBeside(envelope),
	});
}

/** The platform's limit is 1 MB for a call, single or batch (KA-19933); MB is read the narrow way. */
export const MOST_BODY_BYTES = 1_000_000;

/** Bytes of a batch that belong to no message. */
export const BATCH_BYTES = Buffer.byteLength('{"messages":[]}');

function batch(messages: StreamMessage[], organizationId: string): string {
	const wrappings = new Map<Envelope, ReturnType<typeof wrapping>>();
	const texts = messages.map((message) => {
		const { envelope } = message;
		const around = wrappings.get(envelope) ?? wrapping(envelope, organizationId);
		wrappings.set(envelope, around);
		return around.before + withOrganization(message, organizationId) + around.after;
	});
	return `{"messages":[${texts.join(',')}]}`;
}

function written(message: StreamMessage, organizationId: string): string {
	const { before, after } = wrapping(message.envelope, organizationId);
	return before + withOrganization(message, organizationId) + after;
}

function withOrganization({ text, organizationAt }: StreamMessage, organizationId: string): string {
	if (organizationAt === undefined || organizationId === '') return text;
	return `${text.slice(0, organizationAt)},"imsOrgId":${JSON.stringify(organizationId)}${text.slice(organizationAt)}`;
}
