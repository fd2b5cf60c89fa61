import { keyField, type CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { rejected } from '../../shared/contract/outcome';
import { postJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { reasonFor } from '../../shared/platform/errorRow';
import { isRecord, readJson } from '../../shared/text/json';
import { schemaViolation } from '../errors';
import { judgeBatch } from './batchResponse';
import { headersBeside, wrapping, type Envelope, type StreamMessage } from './envelope';
import type { SendMode } from './inletUrl';
import { accepted, isReceipt } from './receipt';
import { judgeRefusal } from './refusal';
import { violationsIn } from './violations';

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

/**
 * What an inlet's response means for the messages of a call. The response to a batch has the status 207 whatever happened, so its body
 * decides.
 *
 * @param signed whether the call carried a token that a new one could replace
 */
export function judgeIngest(
	mode: SendMode,
	response: WireResponse,
	messages: StreamMessage[],
	signed: boolean,
): Judgement {
	const { status } = response;
	if (status < 200 || status >= 300) return judgeRefusal(response, status, signed);
	const body = readJson(response.body);
	if (body && mode === 'batched' && Array.isArray(body.responses))
		return judgeBatch(body, body.responses, response, messages);
	if (body && mode === 'single' && isReceipt(body)) {
		return { kind: 'answered', outcomes: messages.map((message) => judgeReceipt(message, body, response)) };
	}
	// The documentation speaks of "a successful response" that contains a problem, so the status in a body counts.
	const told = Number(body?.status);
	return judgeRefusal(response, told >= 400 && told < 600 ? told : status, signed);
}

function judgeReceipt(
	message: StreamMessage,
	body: Record<string, unknown>,
	response: WireResponse,
): ReturnType<typeof accepted> {
	const validation = body.syncValidation ?? body.synchronousValidation;
	const verdict = isRecord(validation) ? validation.status : undefined;
	if (typeof verdict !== 'string' || verdict === 'pass') return accepted(message, body, body);
	return rejected(reasonFor(schemaViolation, response, { code: verdict, details: { violations: violationsIn(body) } }));
}
