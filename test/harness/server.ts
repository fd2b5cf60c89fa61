import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
	/** The client went away before it was answered. */
	aborted: boolean;
}

export interface Answer {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	delayMs?: number;
}

/** A plain HTTP server: unlike a mock it takes part in sockets, aborts and headers. */
export class ProbeServer {
	private constructor(
		private readonly server: Server,
		readonly url: string,
		readonly received: Received[],
	) {}

	static async start(answer: (request: Received) => Answer): Promise<ProbeServer> {
		const seen: Received[] = [];
		const server = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const { method = '', url: path = '', headers } = request;
				const received = { method, path, headers, body: Buffer.concat(chunks).toString(), aborted: false };
				seen.push(received);
				const { status = 200, headers: answerHeaders = {}, body = {}, delayMs = 0 } = answer(received);
				const timer = setTimeout(() => {
					response.writeHead(status, { 'content-type': 'application/json', ...answerHeaders });
					response.end(typeof body === 'string' ? body : JSON.stringify(body));
				}, delayMs);
				response.on('close', () => {
					clearTimeout(timer);
					received.aborted = !response.writableFinished;
				});
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		return new ProbeServer(server, `http://127.0.0.1:${port}`, seen);
	}

	to(path: string): Received[] {
		return this.received.filter((request) => request.path === path);
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
