import type { ServerResponse } from 'node:http';

import type { Journal } from './journal';

const intervalMs = 500;
const shownMessages = 60;

/**
 * Server-sent events for the page. Reads the journal twice a second instead of sending each message, so that watching a
 * load test does not slow it down.
 */
export class Stream {
	private readonly watchers = new Set<ServerResponse>();
	private timer: NodeJS.Timeout | undefined;
	private sentVersion = -1;

	constructor(private readonly journal: Journal) {}

	attach(response: ServerResponse): void {
		response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		response.write(this.snapshot());
		this.watchers.add(response);
		response.once('close', () => this.detach(response));
		this.timer ??= setInterval(() => this.sendChanges(), intervalMs).unref();
	}

	close(): void {
		clearInterval(this.timer);
		this.timer = undefined;
	}

	private detach(response: ServerResponse): void {
		this.watchers.delete(response);
		if (this.watchers.size === 0) this.close();
	}

	private sendChanges(): void {
		if (this.journal.version === this.sentVersion) return;
		this.sentVersion = this.journal.version;
		const snapshot = this.snapshot();
		for (const watcher of this.watchers) watcher.write(snapshot);
	}

	private snapshot(): string {
		const messages = this.journal.messages().slice(-shownMessages).reverse();
		const shown = messages.map(({ id, at, platform, kind, addressee, eventType, summary }) => ({
			id,
			at,
			platform,
			kind,
			addressee,
			eventType,
			summary,
		}));
		return `data: ${JSON.stringify({ ...this.journal.totals(), messages: shown })}\n\n`;
	}
}
