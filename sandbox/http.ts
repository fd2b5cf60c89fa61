import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** One HTTP request, read to its end. */
export interface Call {
	/** Counts up from 1 over the life of the server. */
	id: number;
	method: string;
	/** Without the query string. */
	path: string;
	query: URLSearchParams;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** What is sent back; `content-length` is added when it is sent. */
export interface Reply {
	status: number;
	headers?: Record<string, string>;
	body: string;
}

export const maxBodyBytes = 10 * 1024 * 1024;

/** A client that keeps sending beyond this is cut off instead of being read to its end. */
const maxDiscardedBytes = 100 * 1024 * 1024;

/**
 * Reads a request body. A body above `maxBodyBytes` is read but not kept, because an answer sent
 * while the client is still writing would reach it as a reset connection.
 *
 * @returns the body, or `'tooLarge'`; rejects when the client goes away first.
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

/** Sends a reply; does nothing when the client has already gone. */
export function send(response: ServerResponse, reply: Reply): void {
	if (response.destroyed || response.headersSent) return;
	const contentLength = Buffer.byteLength(reply.body);
	response.writeHead(reply.status, { ...reply.headers, 'content-length': contentLength });
	// As a string, because Node then writes head and body to the socket in one piece.
	response.end(reply.body);
}

export function plainText(status: number, body: string): Reply {
	return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

export function json(status: number, value: unknown): Reply {
	return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

/** A header that clients send once; of a repeated one, the values joined as HTTP allows. */
export function header(call: Call, name: string): string | undefined {
	const value = call.headers[name];
	return Array.isArray(value) ? value.join(', ') : value;
}

/** Media type and parameters of `Content-Type`, lower case, quotes around a parameter removed. */
export function contentType(call: Call): { mediaType: string; charset?: string } {
	const [mediaType = '', ...parameters] = (header(call, 'content-type') ?? '')
		.split(';')
		.map((part) => part.trim().toLowerCase());
	const charset = parameters.find((parameter) => parameter.startsWith('charset='));
	return { mediaType, charset: charset?.slice('charset='.length).replaceAll('"', '') };
}

/** The token of `Authorization: Bearer …`; undefined without one. */
export function bearer(call: Call): string | undefined {
	return /^Bearer +(\S+)$/i.exec(header(call, 'authorization') ?? '')?.[1];
}

/** A cookie's value; undefined when the call carries none of this name. */
export function cookie(call: Call, name: string): string | undefined {
	const pairs = (header(call, 'cookie') ?? '').split(';').map((pair) => pair.trim());
	return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
