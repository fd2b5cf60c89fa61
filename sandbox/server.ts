import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';

import { BearerTokens } from './bearerTokens';
import { demo } from './demo';
import { Exchanges, type Told } from './exchanges';
import { explainTold } from './explainTold';
import { Faults } from './faults';
import { plainText, readBody, send, type Call, type Reply } from './http';
import { Journal } from './journal';
import type { Platform } from './platform';
import { createPlatforms, type Platforms } from './platforms';
import { playFaults } from './playFaults';
import { isSandboxPath, SandboxRoutes, type Desk } from './sandboxRoutes';
import type { Snapshot } from './snapshot';

export interface SandboxOptions {
	/** 0, the default, selects any free port. */
	port?: number;
	/** Default 127.0.0.1: only this machine can use the sandbox. */
	host?: string;
	/** How many of the newest messages stay readable; counts are always exact. */
	keepMessages?: number;
	/** Receives every call to a platform unchanged, including secrets, to check what was sent. */
	onCall?: (call: Call, platform: string, operation: string) => void;
	/** Hosts to which the page may send feedback, beside this machine. */
	feedbackHosts?: readonly string[];
}

export interface Sandbox {
	/** Without a slash at the end. */
	url: string;
	port: number;
	journal: Journal;
	faults: Faults;
	/** The platforms by name, with their controls and other members. */
	platforms: Platforms;
	/** Fills in where the page sends feedback. */
	proposeFeedback(feedback: Snapshot['feedback']): void;
	/** Restores the initial state: journal, faults, controls, sessions and tokens. */
	reset(): void;
	/** Closes every connection, including those that wait for a response. */
	close(): Promise<void>;
}

/** Longer than any client keeps an idle connection, so that none is closed just when it is reused. */
const keepAliveMs = 120_000;

/** Starts the sandbox; rejects if the port is in use (`EADDRINUSE`). */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, host = '127.0.0.1', keepMessages, onCall } = options;
	const journal = new Journal(keepMessages);
	const faults = new Faults();
	const tokens = new BearerTokens();
	const platforms = createPlatforms({ journal, tokens });
	const all: Platform[] = Object.values(platforms);
	const exchanges = new Exchanges();
	const desk: Desk = {
		...{ journal, exchanges, faults, platforms: all },
		feedback: { url: '', ...demo.journeyFeedback },
		feedbackHosts: options.feedbackHosts ?? [],
		url: () => url,
	};
	const routes = new SandboxRoutes(desk);
	let calls = 0;
	let url = '';

	async function exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await readBody(request);
		if (body === 'tooLarge') return send(response, plainText(413, 'Payload Too Large'));
		calls += 1;
		const call = { id: calls, ...requestLine(request), headers: request.headers, body };
		if (isSandboxPath(call.path)) return await routes.serve(call, response);

		const platform = all.find(({ owns }) => owns(call.path));
		const name = platform?.name ?? 'none';
		const operation = platform?.operation(call) ?? 'unknown';
		onCall?.(call, name, operation);
		record(call, name, operation, request, response);
		const tell = (told: Told): void => {
			exchanges.tell(call.id, told);
			const exchange = exchanges.find(call.id);
			const refusal = exchange && explainTold(exchange, told);
			if (refusal) journal.addRefusal({ ...refusal, call: call.id, platform: name, operation });
		};
		const execute = async (): Promise<Reply> =>
			platform ? platform.handle(call, operation) : plainText(404, 'This path does not belong to a platform');
		const taken = faults.take({ ...call, platform: name, operation });
		await playFaults(taken, {
			...{ response, execute, tell },
			tooMany: () => platform?.tooMany?.(call) ?? plainText(429, 'Too Many Requests'),
			expireSessions: () => platform?.expireSessions?.(),
			expireTokens: platform?.expireTokens ?? (() => tokens.expireAll()),
		});
	}

	function record(
		call: Call,
		platform: string,
		operation: string,
		request: IncomingMessage,
		response: ServerResponse,
	): void {
		exchanges.add(call, request);
		const entry = journal.addCall({ id: call.id, platform, operation, startedAtMs: Date.now() });
		const end = journal.load.begin(platform, request.socket);
		response.once('close', () => {
			if (response.headersSent) entry.status = response.statusCode;
			end();
		});
	}

	const server = createServer({ keepAliveTimeout: keepAliveMs }, (request, response) => {
		exchange(request, response).catch((error: unknown) => {
			if (request.destroyed && !request.complete) return;
			console.error('Internal error in the sandbox:', error);
			send(response, plainText(500, 'Internal error in the sandbox. See its console.'));
		});
	});
	server.listen(port, host);
	await once(server, 'listening');
	const address = server.address();
	const boundPort = typeof address === 'object' && address ? address.port : port;

	url = `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`;

	return {
		url,
		port: boundPort,
		journal,
		faults,
		platforms,
		proposeFeedback(feedback) {
			desk.feedback = feedback;
		},
		reset() {
			journal.clear();
			exchanges.clear();
			faults.clear();
			for (const platform of all) {
				platform.controls.reset();
				platform.reset?.();
			}
		},
		async close() {
			routes.close();
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

function requestLine({ method = 'GET', url = '/' }: IncomingMessage) {
	const [path = '/', ...query] = url.split('?');
	return { method, path, query: new URLSearchParams(query.join('?')) };
}
