import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** One complete HTTP request. */
export interface Call {
	/** Numbered from 1 while the server runs. */
	id: number;
	method: string;
	/** Without the query string. */
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** A response; `content-length` is added when it is sent. */
export interface Reply {
	status: number;
	headers?: Record<string, string>;
	body: string;
}

export const maxBodyBytes = 10 * 1024 * 1024;

/** If a client sends more than this, the connection is closed instead of being read to the end. */
const maxDiscardedBytes = 100 * 1024 * 1024;

/**
 * Reads a request body. A body larger than `maxBodyBytes` is read but not kept, because a client that is still writing
 * would take an early response for a reset connection.
 *
 * @returns the body, or `'tooLarge'`; rejects if the client disconnects first.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | 'tooLarge'> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of request) {
		const part = Buffer.from(chunk);
		bytes += part.length;
		if (bytes > maxDiscardedBytes) request.destroy();
		else if (bytes > maxBodyBytes) chunks.length = 0;
		else chunks.push(part);
	}
	return bytes > maxBodyBytes ? 'tooLarge' : Buffer.concat(chunks);
}

/** Sends a response; does nothing if the client has already disconnected. */
export function send(response: ServerResponse, reply: Reply): void {
	if (response.destroyed || response.headersSent) return;
	const contentLength = Buffer.byteLength(reply.body);
	response.writeHead(reply.status, { ...reply.headers, 'content-length': contentLength });
	// As a string, because Node then writes headers and body to the socket at once.
	response.end(reply.body);
}

export function plainText(status: number, body: string): Reply {
	return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

export function json(status: number, value: unknown): Reply {
	return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

/** The value of a header; the values of a repeated header are joined as HTTP allows. */
export function header(call: Call, name: string): string | undefined {
	const value = call.headers[name];
	return Array.isArray(value) ? value.join(', ') : value;
}

/** Media type and charset of `Content-Type`, in lower case and without quotes. */
export function contentType(call: Call): { mediaType: string; charset?: string } {
	const [mediaType = '', ...parameters] = (header(call, 'content-type') ?? '')
		.split(';')
		.map((part) => part.trim().toLowerCase());
	const charset = parameters.find((parameter) => parameter.startsWith('charset='));
	return { mediaType, charset: charset?.slice('charset='.length).replaceAll('"', '') };
}

/** The token of `Authorization: Bearer …`; undefined if it is absent. */
export function bearer(call: Call): string | undefined {
	return /^Bearer +(\S+)$/i.exec(header(call, 'authorization') ?? '')?.[1];
}

/** The value of a cookie; undefined if the call does not contain it. */
export function cookie(call: Call, name: string): string | undefined {
	const pairs = (header(call, 'cookie') ?? '').split(';').map((pair) => pair.trim());
	return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
