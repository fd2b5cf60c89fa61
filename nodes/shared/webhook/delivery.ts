import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readAnyJson } from '../text/json';

/** Events of Adobe have one or two kilobytes; what is larger than a long list of them is somebody else's. */
export const MOST_BODY_BYTES = 4_000_000;

/** What a webhook call brought: its bytes as they were signed, or why it is refused before anybody reads it. */
export type Delivered = { kind: 'body'; bytes: Buffer } | { kind: 'tooLarge' };

/**
 * The body of a webhook call as it came in. n8n parses only what is called `application/json`, and keeps the bytes of
 * everything.
 */
export async function readDelivery(context: IWebhookFunctions): Promise<Delivered> {
	const request = context.getRequestObject();
	const { rawBody }: { rawBody?: Buffer } = request;
	if (rawBody === undefined) await request.readRawBody();
	const bytes = request.rawBody ?? Buffer.alloc(0);
	return bytes.length > MOST_BODY_BYTES ? { kind: 'tooLarge' } : { kind: 'body', bytes };
}

/** The JSON of a body; undefined where it is not JSON, or nested too deep to be an event. */
export function jsonOf(bytes: Buffer): unknown {
	return readAnyJson(bytes.toString('utf8').replace(/^\ufeff/, ''));
}

/** Responds without starting the workflow. */
export function refuse(context: IWebhookFunctions, status: number, words: string): IWebhookResponseData {
	const response = context.getResponseObject();
	response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
	response.end(words);
	return { noWebhookResponse: true };
}

/** Responds with 200, and starts the workflow with one item per event if there is any. */
export function startWith(context: IWebhookFunctions, events: readonly object[]): IWebhookResponseData {
	const items = events.map(withoutUndefined);
	if (items.length === 0) return { webhookResponse: 'OK' };
	return { webhookResponse: 'OK', workflowData: [context.helpers.returnJsonArray(items)] };
}

function withoutUndefined(event: object): IDataObject {
	return Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));
}

/** A header of the call; undefined where it is absent, or there several times. */
export function headerOf(context: IWebhookFunctions, name: string): string | undefined {
	const value: unknown = context.getHeaderData()[name.toLowerCase()];
	return typeof value === 'string' ? value : undefined;
}
