import { Arrivals, type Refusal } from './arrivals';
import { Load } from './load';
import { Newest } from './newest';
import { Timeline } from './timeline';

/** What a platform records about a message that it accepted. Never contains a password, token or key. */
export interface Message {
	platform: string;
	/** What was stored, such as `rtEvent`. */
	kind: string;
	/** Id of the call that delivered it; the messages of a batch share it. */
	call: number;
	/** The sender's own reference; counted exactly, regardless of how many messages are kept. */
	key?: string;
	addressee: string;
	eventType: string;
	/** The context in one line, for people. */
	summary: string;
	detail: object;
}

export interface JournalEntry extends Message {
	/** Numbered from 1. */
	id: number;
	/** ISO 8601, UTC. */
	at: string;
}

export interface CallEntry {
	id: number;
	platform: string;
	operation: string;
	startedAtMs: number;
	/** Undefined while the call is in flight, and if its connection was closed without a response. */
	status?: number;
}

export const defaultKeptMessages = 20_000;
/** How many of the newest messages of each platform the page shows. */
const shownPerPlatform = 300;
/** Senders' references beyond this number are forgotten, the oldest first. */
const mostKeys = 1_000_000;
/** The name of the refusals in the timeline. */
export const refusedSeries = 'refused';

/** Records what has arrived. Counts are always exact; entries are kept only for the newest messages and calls. */
export class Journal {
	readonly load = new Load();
	readonly arrivals = new Arrivals(shownPerPlatform);
	readonly timeline = new Timeline();
	private readonly kept: Newest<JournalEntry>;
	private readonly keptCalls: Newest<CallEntry>;
	private readonly messageCounts = new Map<string, number>();
	private readonly callCounts = new Map<string, number>();
	private readonly keyCounts = new Map<string, number>();
	private readonly refusalCounts = new Map<string, number>();
	private lastId = 0;
	private changes = 0;
	/** Begins with the time, so that the journal of a restarted sandbox differs. */
	private clearings = Date.now();

	/** @param keep how many of the newest messages and of the newest calls stay readable */
	constructor(keep: number = defaultKeptMessages) {
		this.kept = new Newest(keep);
		this.keptCalls = new Newest(keep);
	}

	/** Increases with everything that arrives, so that a watcher knows when to read again. */
	get version(): number {
		return this.changes;
	}

	/** Increases when the journal is cleared, so that a watcher knows that what it has seen is gone. */
	get epoch(): number {
		return this.clearings;
	}

	get peakInFlight(): number {
		return this.load.peakInFlight();
	}

	/** Records a call when it starts. The caller sets `status` on the entry when the response is sent. */
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
		if (message.key !== undefined) this.countKey(`${message.platform} ${message.key}`);
		const entry = { id: this.lastId, at: new Date().toISOString(), ...message };
		this.kept.add(entry);
		this.arrivals.addMessage(entry);
		this.timeline.add(message.platform);
	}

	addRefusal(refusal: Omit<Refusal, 'at'>): void {
		this.changes += 1;
		increment(this.refusalCounts, refusal.platform);
		this.arrivals.addRefusal({ at: new Date().toISOString(), ...refusal });
		this.timeline.add(refusedSeries);
	}

	/** A message that is still kept, by its id. */
	message(id: number): JournalEntry | undefined {
		return this.kept.list().find((entry) => entry.id === id) ?? this.arrivals.message(id);
	}

	/** How many calls to each platform were refused, or lost their response. */
	refusals(): Record<string, number> {
		return Object.fromEntries(this.refusalCounts);
	}

	/** The newest messages of one platform or of all, oldest first. */
	messages(platform?: string): JournalEntry[] {
		const all = this.kept.list();
		return platform === undefined ? all : all.filter((entry) => entry.platform === platform);
	}

	/** The newest calls of one platform or of all, oldest first, including refused and failed ones. */
	calls(platform?: string): CallEntry[] {
		const all = this.keptCalls.list();
		return platform === undefined ? all : all.filter((entry) => entry.platform === platform);
	}

	/** The exact number of messages that one platform or all have accepted. */
	count(platform?: string): number {
		if (platform !== undefined) return this.messageCounts.get(platform) ?? 0;
		return [...this.messageCounts.values()].reduce((sum, count) => sum + count, 0);
	}

	/** The exact number of calls of a kind such as `campaign PushEvent`, including refused and failed ones. */
	callCount(kind: string): number {
		return this.callCounts.get(kind) ?? 0;
	}

	/** Exactly how often a message with the sender's own reference (Campaign: `externalId`) was accepted. */
	timesTaken(platform: string, key: string): number {
		return this.keyCounts.get(`${platform} ${key}`) ?? 0;
	}

	/** All counters in a form that JSON can represent. */
	totals(): { counts: Record<string, number>; calls: Record<string, number> } {
		return { counts: Object.fromEntries(this.messageCounts), calls: Object.fromEntries(this.callCounts) };
	}

	clear(): void {
		this.changes += 1;
		this.clearings += 1;
		this.kept.clear();
		this.arrivals.clear();
		this.timeline.clear();
		this.refusalCounts.clear();
		this.keptCalls.clear();
		this.messageCounts.clear();
		this.callCounts.clear();
		this.keyCounts.clear();
		this.load.clear();
	}

	private countKey(key: string): void {
		increment(this.keyCounts, key);
		if (this.keyCounts.size <= mostKeys) return;
		const [oldest] = this.keyCounts.keys();
		if (oldest !== undefined) this.keyCounts.delete(oldest);
	}
}

function increment(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}
