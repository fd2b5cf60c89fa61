import { request, Agent } from 'node:http';

/** What a caller of the webhook saw of one request. */
export interface Answer {
	/** The number that went in with the request. */
	index: number;
	/** 0 where no answer came; then `body` says why. */
	status: number;
	body: string;
	/** How often it was turned away with 503 before: n8n does so while its database is busy, before it starts anything. */
	turnedAway: number;
}

export interface LoadOptions {
	address: string;
	requests: number;
	/** Requests in flight at once. */
	concurrency: number;
	timeoutMs: number;
	body(index: number): unknown;
	/** Called after each answer with the number of answers so far. */
	onAnswer?(answered: number): void;
}

export interface Sent {
	answers: Answer[];
	elapsedMs: number;
}

/** How often requests were turned away with 503 and sent again. */
export const timesTurnedAway = ({ answers }: Sent): number =>
	answers.reduce((sum, { turnedAway }) => sum + turnedAway, 0);

/** Requests answered in a second, for a line of the report. */
export const perSecond = ({ answers, elapsedMs }: Sent): string =>
	`${((answers.length * 1000) / elapsedMs).toFixed(0)} a second`;

const pauseMs = 1_000;
const mostRepeats = 60;

/**
 * Sends so many POSTs with JSON, so many at once. Only one that is turned away is sent again, as a caller would who must not
 * cause anything twice. Resolves when each was answered or given up.
 */
export async function sendLoad(options: LoadOptions): Promise<Sent> {
	const startedMs = Date.now();
	const agent = new Agent({ keepAlive: true, maxSockets: options.concurrency });
	const answers: Answer[] = [];
	let next = 0;
	async function caller(): Promise<void> {
		while (next < options.requests) {
			const index = next++;
			answers.push(await postUntilTaken(options, index, agent));
			options.onAnswer?.(answers.length);
		}
	}
	await Promise.all(Array.from({ length: options.concurrency }, caller));
	agent.destroy();
	return { answers, elapsedMs: Date.now() - startedMs };
}

async function postUntilTaken(options: LoadOptions, index: number, agent: Agent): Promise<Answer> {
	for (let turnedAway = 0; ; turnedAway++) {
		const answer = await post(options, index, agent);
		if (answer.status !== 503 || turnedAway === mostRepeats) return { ...answer, turnedAway };
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
}

async function post(
	{ address, timeoutMs, body }: LoadOptions,
	index: number,
	agent: Agent,
): Promise<Omit<Answer, 'turnedAway'>> {
	return await new Promise((resolve) => {
		const unanswered = (error: Error) => resolve({ index, status: 0, body: error.message });
		const headers = { 'content-type': 'application/json' };
		const call = request(address, { method: 'POST', agent, headers, timeout: timeoutMs }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (chunk: string) => (text += chunk));
			response.once('end', () => resolve({ index, status: response.statusCode ?? 0, body: text }));
			response.once('error', unanswered);
		});
		call.once('timeout', () => call.destroy(new Error(`no answer within ${timeoutMs / 1000} seconds`)));
		call.once('error', unanswered);
		call.end(JSON.stringify(body(index)));
	});
}
