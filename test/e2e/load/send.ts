import { request, Agent } from 'node:http';

/** What a caller of the webhook received for one request. */
export interface CallerResponse {
	/** The number of the request. */
	index: number;
	/** 0 if there was no response; then `body` says why. */
	status: number;
	body: string;
	/** How often it was rejected with 503 before: n8n does so while its database is busy, before it starts anything. */
	rejectedBefore: number;
	/** How long the caller waited, from its first request on. */
	elapsedMs: number;
}

export interface LoadOptions {
	address: string;
	requests: number;
	/** Requests in flight at once. */
	concurrency: number;
	timeoutMs: number;
	body(index: number): unknown;
	/** Called after each response with the number of responses so far. */
	onResponse?(responses: number): void;
}

export interface Sent {
	responses: CallerResponse[];
	elapsedMs: number;
}

/** How often requests were rejected with 503 and sent again. */
export const timesRejected = ({ responses }: Sent): number =>
	responses.reduce((sum, { rejectedBefore }) => sum + rejectedBefore, 0);

/** Responses per second, for a line of the report. */
export const perSecond = ({ responses, elapsedMs }: Sent): string =>
	`${((responses.length * 1000) / elapsedMs).toFixed(0)} per second`;

const pauseMs = 1_000;
const mostRetries = 60;

/**
 * Sends POST requests with JSON, several at once. Only a request that is rejected with 503 is sent again, as by a caller who
 * must not cause anything twice. Resolves when each request has a response or was given up.
 */
export async function sendLoad(options: LoadOptions): Promise<Sent> {
	const startedMs = Date.now();
	const agent = new Agent({ keepAlive: true, maxSockets: options.concurrency });
	const responses: CallerResponse[] = [];
	let next = 0;
	async function caller(): Promise<void> {
		while (next < options.requests) {
			const index = next++;
			responses.push(await postUntilAccepted(options, index, agent));
			options.onResponse?.(responses.length);
		}
	}
	await Promise.all(Array.from({ length: options.concurrency }, caller));
	agent.destroy();
	return { responses, elapsedMs: Date.now() - startedMs };
}

async function postUntilAccepted(options: LoadOptions, index: number, agent: Agent): Promise<CallerResponse> {
	const startedMs = performance.now();
	for (let rejectedBefore = 0; ; rejectedBefore++) {
		const response = await post(options, index, agent);
		if (response.status !== 503 || rejectedBefore === mostRetries)
			return { ...response, rejectedBefore, elapsedMs: performance.now() - startedMs };
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
}

async function post(
	{ address, timeoutMs, body }: LoadOptions,
	index: number,
	agent: Agent,
): Promise<Pick<CallerResponse, 'index' | 'status' | 'body'>> {
	return await new Promise((resolve) => {
		const failed = (error: Error) => resolve({ index, status: 0, body: error.message });
		const headers = { 'content-type': 'application/json' };
		const call = request(address, { method: 'POST', agent, headers, timeout: timeoutMs }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.once('end', () => resolve({ index, status: response.statusCode ?? 0, body: text }));
			response.once('error', failed);
		});
		call.once('timeout', () => call.destroy(new Error(`no response within ${timeoutMs / 1000} s`)));
		call.once('error', failed);
		call.end(JSON.stringify(body(index)));
	});
}
