import type { ServerResponse } from 'node:http';

import type { Row, Snapshot } from './snapshot';

const intervalMs = 500;
/** A client that does not read is sent nothing more until it has read this much. */
const mostWaitingBytes = 4 * 1024 * 1024;
const firstSeq = 0;

/** Where the stream reads: everything except the rows, and the arrivals after a number. */
export interface Source {
	state(): Omit<Snapshot, 'rows'>;
	rowsSince(seq: number): Row[];
}

/**
 * Server-sent events for the page. Reads twice a second what has changed instead of sending each message, so that
 * watching a load test does not slow it down.
 */
export class Stream {
	/** Each watcher with the last arrival that it was sent. */
	private readonly watchers = new Map<ServerResponse, { seq: number; sent: string }>();
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly source: Source) {}

	attach(response: ServerResponse): void {
		response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		this.watchers.set(response, { seq: firstSeq, sent: '' });
		response.once('close', () => this.detach(response));
		this.sendChanges();
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
		const state = this.source.state();
		const stateText = JSON.stringify(state);
		for (const [response, watcher] of this.watchers) {
			if (response.writableLength > mostWaitingBytes) continue;
			const rows = this.source.rowsSince(watcher.seq);
			if (rows.length === 0 && watcher.sent === stateText) continue;
			watcher.seq = rows.at(-1)?.seq ?? watcher.seq;
			watcher.sent = stateText;
			const snapshot: Snapshot = { ...state, rows };
			response.write(`data: ${JSON.stringify(snapshot)}\n\n`);
		}
	}
}
