import { wait } from '../account/wait';
import type { KeyStore } from './keyStore';

/** Attempts per call: two processes that write a node's first row, or a locked database, trouble a call only once. */
const MOST_ATTEMPTS = 3;
const FIRST_PAUSE_MS = 30;
const SHORTEST_WINDOW_MS = 15;
const LONGEST_WINDOW_MS = 1_000;
/** Of the slowest call so far, what the next quick one leaves. */
const REMEMBERED = 0.98;

/** The calls of this process to one node's store, one at a time: n8n's store has no lock. */
export class StoreQueue implements KeyStore {
	private last: Promise<unknown> = Promise.resolve();
	private slowestMs = 0;

	constructor(public store: KeyStore) {}

	/**
	 * After so many milliseconds every process that had read the list before our call has written it back, and those that
	 * read it meanwhile have too, in all likelihood.
	 */
	get windowMs(): number {
		return Math.min(LONGEST_WINDOW_MS, Math.max(SHORTEST_WINDOW_MS, 3 * this.slowestMs));
	}

	async record(entries: string[], most: number): Promise<Set<string>> {
		return await this.inTurn(async () => await this.store.record(entries, most));
	}

	async remove(entries: string[]): Promise<void> {
		await this.inTurn(async () => await this.store.remove(entries));
	}

	private async inTurn<T>(call: () => Promise<T>): Promise<T> {
		const done = this.last.then(async () => await this.attempts(call));
		this.last = done.catch(() => undefined);
		return await done;
	}

	private async attempts<T>(call: () => Promise<T>): Promise<T> {
		for (let attempts = 1; attempts < MOST_ATTEMPTS; attempts++) {
			try {
				return await this.timed(call);
			} catch {
				await wait(FIRST_PAUSE_MS * attempts);
			}
		}
		return await this.timed(call);
	}

	private async timed<T>(call: () => Promise<T>): Promise<T> {
		const startMs = performance.now();
		try {
			return await call();
		} finally {
			this.slowestMs = Math.max(performance.now() - startMs, this.slowestMs * REMEMBERED);
		}
	}
}
