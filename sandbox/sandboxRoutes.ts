import type { ServerResponse } from 'node:http';

import { ControlError } from './controls';
import type { Exchanges } from './exchanges';
import { exchangeView } from './exchangeView';
import type { Faults } from './faults';
import { refuseForeign } from './guard';
import { json, plainText, send, type Call, type Reply } from './http';
import type { Journal } from './journal';
import { FeedbackError, sendFromPage } from './journeyOptimizer/feedbackFromPage';
import { PageFiles, pageReply } from './pageFiles';
import type { Platform } from './platform';
import { FaultError, readFault } from './readFault';
import { rowOf } from './rows';
import { chatCompletion, modelList, modelPath } from './scriptedModel';
import type { Snapshot } from './snapshot';
import { Stream } from './stream';

const defaultLimit = 100;

/** What the sandbox's own addresses show and change. */
export interface Desk {
	journal: Journal;
	exchanges: Exchanges;
	faults: Faults;
	platforms: Platform[];
	/** What the page proposes as the address of feedback. */
	feedback: Snapshot['feedback'];
	/** Hosts to which feedback may be sent, beside this machine. */
	feedbackHosts: readonly string[];
	/** The address of the sandbox, without a slash at the end. */
	url: () => string;
}

type Method = 'GET' | 'POST' | 'DELETE';
type Handler = (call: Call, id: number) => Reply | Promise<Reply>;

/** Whether a path belongs to the sandbox itself, not to a platform. */
export function isSandboxPath(path: string): boolean {
	return path === '/' || path.startsWith('/sandbox/');
}

/** The sandbox's own addresses: the page, the journal, faults, controls and feedback. */
export class SandboxRoutes {
	private readonly stream: Stream;
	private readonly files = new PageFiles();
	/** By path; a number at the end of the path stands for the one thing of its kind. */
	private readonly routes: Record<string, Partial<Record<Method, Handler>>>;

	constructor(private readonly desk: Desk) {
		const { journal, exchanges, faults, platforms } = desk;
		this.stream = new Stream({ state: () => this.state(), rowsSince: (seq) => journal.arrivals.since(seq).map(rowOf) });
		const listFaults = (): Reply => json(200, { faults: faults.list() });
		const listControls = (): Reply =>
			json(200, Object.fromEntries(platforms.map(({ name, controls }) => [name, controls.values])));
		this.routes = {
			'/': { GET: pageReply },
			'/sandbox/page.js': { GET: () => this.files.script() },
			'/sandbox/page.css': { GET: () => this.files.style() },
			'/sandbox/messages': {
				GET: (call) => this.messages(call),
				DELETE: (call) => {
					journal.clear();
					exchanges.clear();
					return this.messages(call);
				},
			},
			'/sandbox/messages/#': { GET: (_, id) => found(journal.message(id)) },
			'/sandbox/calls/#': {
				GET: (_, id) => {
					const exchange = exchanges.find(id);
					return found(exchange && exchangeView(exchange, desk.url()));
				},
			},
			'/sandbox/faults': {
				GET: listFaults,
				POST: (call) => {
					this.addFaults(JSON.parse(call.body.toString()));
					return listFaults();
				},
				DELETE: () => {
					faults.clear();
					return listFaults();
				},
			},
			'/sandbox/faults/#': { DELETE: (_, id) => (faults.remove(id) ? listFaults() : plainText(404, 'Not Found')) },
			'/sandbox/controls': {
				GET: listControls,
				POST: (call) => {
					this.setControls(JSON.parse(call.body.toString()));
					return listControls();
				},
				DELETE: () => {
					for (const { controls } of platforms) controls.reset();
					return listControls();
				},
			},
			[`${modelPath}/models`]: { GET: modelList },
			[`${modelPath}/chat/completions`]: { POST: chatCompletion },
			'/sandbox/feedback': {
				POST: async (call) =>
					json(200, await sendFromPage(JSON.parse(call.body.toString()), journal, desk.feedbackHosts)),
			},
		};
	}

	async serve(call: Call, response: ServerResponse): Promise<void> {
		const refusal = refuseForeign(call);
		if (!refusal && call.path === '/sandbox/stream') return this.stream.attach(response);
		send(response, refusal ?? (await this.respond(call)));
	}

	close(): void {
		this.stream.close();
	}

	private async respond(call: Call): Promise<Reply> {
		const [, folder = '', id] = /^(.*\/)(\d{1,15})$/.exec(call.path) ?? [];
		const route = this.routes[id === undefined ? call.path : `${folder}#`];
		if (!route) return plainText(404, 'Not Found');
		const handler = isMethod(call.method) ? route[call.method] : undefined;
		if (!handler) return plainText(405, '');
		try {
			return await handler(call, Number(id));
		} catch (error) {
			const isTheirs = [FaultError, ControlError, FeedbackError, SyntaxError].some((kind) => error instanceof kind);
			if (isTheirs && error instanceof Error) return json(400, { error: error.message });
			throw error;
		}
	}

	private state(): Omit<Snapshot, 'rows'> {
		const { journal, faults, platforms, feedback } = this.desk;
		return {
			...journal.totals(),
			refusals: journal.refusals(),
			epoch: journal.epoch,
			timeline: journal.timeline.view(),
			limits: Object.fromEntries(platforms.map(({ name, limits }) => [name, limits?.() ?? []])),
			faults: faults.active(),
			feedback,
		};
	}

	private messages({ query }: Call): Reply {
		const { journal } = this.desk;
		const limit = Number(query.get('limit') ?? defaultLimit) || 0;
		const kept = journal.messages(query.get('platform') ?? undefined);
		const messages = limit > 0 ? kept.slice(-limit).reverse() : [];
		return json(200, {
			...journal.totals(),
			peakInFlight: journal.peakInFlight,
			connections: journal.load.connections(),
			messages,
		});
	}

	private addFaults(given: unknown): void {
		const read = (Array.isArray(given) ? given : [given]).map(readFault);
		for (const fault of read) this.desk.faults.add(fault);
	}

	private setControls(given: unknown): void {
		if (typeof given !== 'object' || given === null) throw new ControlError('The controls must be an object');
		for (const [name, patch] of Object.entries(given)) {
			const platform = this.desk.platforms.find((candidate) => candidate.name === name);
			if (!platform) throw new ControlError(`Unknown platform '${name}'`);
			platform.controls.set(patch);
		}
	}
}

function isMethod(method: string): method is Method {
	return ['GET', 'POST', 'DELETE'].includes(method);
}

function found(value: object | undefined): Reply {
	return value ? json(200, value) : json(404, { error: 'No longer kept' });
}
