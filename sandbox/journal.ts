import { Load } from './load';
import { Newest } from './newest';

/** What a platform reports about a message it took. Never holds a password, token or key. */
export interface Message {
	platform: string;
	/** What was stored, such as `rtEvent`. */
	kind: string;
	/** Id of the call that brought it; messages of one batch share it. */
	call: number;
	/** The sender's own reference; counted exactly however many messages arrive. */
	key?: string;
	addressee: string;
	eventType: string;
	/** The context in a line, for people. */
	summary: string;
	detail: object;
}

export interface JournalEntry extends Message {
	/** Counts up from 1. */
	id: number;
	/** ISO 8601, UTC. */
	at: string;
}

export interface CallEntry {
	id: number;
	platform: string;
	operation: string;
	startedAtMs: number;
	/** Undefined while the call is in flight and when its connection was dropped unanswered. */
	status?: number;
}

export const defaultKeptMessages = 20_000;

/** What has arrived. Counts are exact for ever, entries are kept for the newest messages and calls. */
export class Journal {
	readonly load = new Load();
	private readonly kept: Newest<JournalEntry>;
	private readonly keptCalls: Newest<CallEntry>;
	private readonly messageCounts = new Map<string, number>();
	private readonly callCounts = new Map<string, number>();
	private readonly keyCounts = new Map<string, number>();
	private lastId = 0;
	private changes = 0;

	/** @param keep how many of the newest messages, and of the newest calls, stay readable */
	constructor(keep: number = defaultKeptMessages) {
		this.kept = new Newest(keep);
		this.keptCalls = new Newest(keep);
	}

	/** Grows with everything that arrives, so that a watcher knows when to look again. */
	get version(): number {
		return this.changes;
	}

	get peakInFlight(): number {
		return this.load.peakInFlight();
	}

	/** Notes a call at its start; the caller sets `status` on the entry when it is answered. */
	addCall(call: CallEntry): CallEntry {
		this.changes += 1;
		increment(this.callCounts, `${call.platform} ${call.operation}`);
		this.keptCalls.add(call);
		return call;
	}

	addMessage(message: Message): void {
		this.changes += 1;
		this.lastId += 1;
		increment(this.messageCounts, message.platform);
		if (message.key !== undefined) increment(this.keyCounts, `${message.platform} ${message.key}`);
		this.kept.add({ id: this.lastId, at: new Date().toISOString(), ...message });
	}

	/** The newest messages, oldest first; of one platform or of all. */
	messages(platform?: string): JournalEntry[] {
		const all = this.kept.list();
		return platform === undefined ? all : all.filter((entry) => entry.platform === platform);
	}

	/** The newest calls, oldest first, refused and failed ones included; of one platform or of all. */
	calls(platform?: string): CallEntry[] {
		const all = this.keptCalls.list();
		return platform === undefined ? all : all.filter((entry) => entry.platform === platform);
	}

	/** Exact number of messages taken; of one platform or of all. */
	count(platform?: string): number {
		if (platform !== undefined) return this.messageCounts.get(platform) ?? 0;
		return [...this.messageCounts.values()].reduce((sum, count) => sum + count, 0);
	}

	/** Exact number of calls of a kind such as `campaign PushEvent`, refused and failed ones included. */
	callCount(kind: string): number {
		return this.callCounts.get(kind) ?? 0;
	}

	/** How often a message with the sender's own reference (Campaign: `externalId`) was taken; exact. */
	timesTaken(platform: string, key: string): number {
		return this.keyCounts.get(`${platform} ${key}`) ?? 0;
	}

	/** All counters in a form that JSON can carry. */
	totals(): { counts: Record<string, number>; calls: Record<string, number> } {
		return { counts: Object.fromEntries(this.messageCounts), calls: Object.fromEntries(this.callCounts) };
	}

	clear(): void {
		this.changes += 1;
		this.kept.clear();
		this.keptCalls.clear();
		this.messageCounts.clear();
		this.callCounts.clear();
		this.keyCounts.clear();
		this.load.clear();
	}
}

function increment(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}
