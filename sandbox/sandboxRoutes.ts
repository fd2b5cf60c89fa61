import type { ServerResponse } from 'node:http';

import { ControlError } from './controls';
import type { Faults } from './faults';
import { json, plainText, send, type Call, type Reply } from './http';
import type { Journal } from './journal';
import { pageReply } from './page';
import type { Platform } from './platform';
import { FaultError, readFault } from './readFault';
import { Stream } from './stream';

const defaultLimit = 100;

/** Whether a path belongs to the sandbox itself, not to a platform. */
export function isSandboxPath(path: string): boolean {
	return path === '/' || path.startsWith('/sandbox/');
}

/** The sandbox's own addresses: the page, the journal, faults and controls. */
export class SandboxRoutes {
	private readonly stream: Stream;

	constructor(
		private readonly journal: Journal,
		private readonly faults: Faults,
		private readonly platforms: Platform[],
	) {
		this.stream = new Stream(journal);
	}

	serve(call: Call, response: ServerResponse): void {
		if (call.path === '/sandbox/stream') return this.stream.attach(response);
		send(response, this.respond(call));
	}

	close(): void {
		this.stream.close();
	}

	private respond(call: Call): Reply {
		try {
			if (call.path === '/') return pageReply();
			if (call.path === '/sandbox/messages') return this.messages(call);
			if (call.path === '/sandbox/faults') return this.scriptFaults(call);
			if (call.path === '/sandbox/controls') return this.turnControls(call);
			return plainText(404, 'Not Found');
		} catch (error) {
			const isTheirs = error instanceof FaultError || error instanceof ControlError;
			if (isTheirs || error instanceof SyntaxError) return json(400, { error: error.message });
			throw error;
		}
	}

	private messages({ method, query }: Call): Reply {
		if (method === 'DELETE') this.journal.clear();
		else if (method !== 'GET') return plainText(405, '');
		const limit = Number(query.get('limit') ?? defaultLimit) || 0;
		const kept = this.journal.messages(query.get('platform') ?? undefined);
		const messages = limit > 0 ? kept.slice(-limit).reverse() : [];
		return json(200, {
			...this.journal.totals(),
			peakInFlight: this.journal.peakInFlight,
			connections: this.journal.load.connections(),
			messages,
		});
	}

	private scriptFaults({ method, body }: Call): Reply {
		if (method === 'DELETE') this.faults.clear();
		else if (method === 'POST') {
			const given: unknown = JSON.parse(body.toString());
			const read = (Array.isArray(given) ? given : [given]).map(readFault);
			for (const fault of read) this.faults.add(fault);
		} else if (method !== 'GET') return plainText(405, '');
		return json(200, { faults: this.faults.list() });
	}

	private turnControls({ method, body }: Call): Reply {
		if (method === 'DELETE') for (const { controls } of this.platforms) controls.reset();
		else if (method === 'POST') this.setControls(JSON.parse(body.toString()));
		else if (method !== 'GET') return plainText(405, '');
		const values = this.platforms.map(({ name, controls }) => [name, controls.values]);
		return json(200, Object.fromEntries(values));
	}

	private setControls(given: unknown): void {
		if (typeof given !== 'object' || given === null) throw new ControlError('The controls must be an object');
		for (const [name, patch] of Object.entries(given)) {
			const platform = this.platforms.find((candidate) => candidate.name === name);
			if (!platform) throw new ControlError(`Unknown platform '${name}'`);
			platform.controls.set(patch);
		}
	}
}
