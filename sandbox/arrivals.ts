import type { JournalEntry } from './journal';
import { Newest } from './newest';

/** A call that a platform refused, or whose response did not reach the client. */
export interface Refusal {
	/** Of the call. */
	call: number;
	/** ISO 8601, UTC. */
	at: string;
	platform: string;
	operation: string;
	/** Undefined where the client received no response. */
	status?: number;
	/** In the platform's words; never contains a secret. */
	reason: string;
}

/** Something that the page shows as a row; numbered in the order of arrival. */
export type Arrival = { seq: number; message: JournalEntry } | { seq: number; refusal: Refusal };

/**
 * The newest messages of each platform and the newest refusals. They are kept apart, so that two thousand imported
 * profiles do not push the three order confirmations before them off the page.
 */
export class Arrivals {
	private readonly lists = new Map<string, Newest<Arrival>>();
	private lastSeq = 0;

	/** @param keep how many of the newest messages of each platform stay, and how many refusals */
	constructor(private readonly keep: number) {}

	addMessage(message: JournalEntry): void {
		this.lastSeq += 1;
		this.list(message.platform).add({ seq: this.lastSeq, message });
	}

	addRefusal(refusal: Refusal): void {
		this.lastSeq += 1;
		this.list('').add({ seq: this.lastSeq, refusal });
	}

	/** What arrived after the arrival with this number, oldest first. */
	since(seq: number): Arrival[] {
		const newer = [...this.lists.values()].flatMap((list) => list.list().filter((arrival) => arrival.seq > seq));
		return newer.sort((a, b) => a.seq - b.seq);
	}

	/** A message among them, by its id. */
	message(id: number): JournalEntry | undefined {
		const shown = this.since(0).find((arrival) => 'message' in arrival && arrival.message.id === id);
		return shown && 'message' in shown ? shown.message : undefined;
	}

	clear(): void {
		this.lists.clear();
	}

	private list(name: string): Newest<Arrival> {
		const known = this.lists.get(name);
		if (known) return known;
		const list = new Newest<Arrival>(this.keep);
		this.lists.set(name, list);
		return list;
	}
}
