/** How long an end is remembered at least: a run that begins later may count in a longer window than those before it. */
const SHORTEST_MEMORY_MS = 60_000;
/** Forgotten ends that may stay in the list before it is copied. */
const MOST_FORGOTTEN = 1_000;

/**
 * The requests of one account: how many are in flight, and when the others ended.
 *
 * The window of a request is counted from its end: the platform counts arrivals, and an arrival lies somewhere between
 * start and end, so a window counted from the start would let two bursts meet at the platform.
 */
export class History {
	inFlight = 0;
	/** Oldest first. */
	private ends: number[] = [];
	/** The place of the oldest end that still counts. */
	private first = 0;
	private memoryMs = SHORTEST_MEMORY_MS;

	started(): void {
		this.inFlight += 1;
	}

	ended(nowMs: number): void {
		this.inFlight -= 1;
		this.ends.push(nowMs);
		this.forget(nowMs);
	}

	/**
	 * When one more request may start, so that fewer than `most` are in flight or ended within the window.
	 *
	 * @returns a time that may have passed; Infinity where it takes the end of a request that is in flight
	 */
	freeAtMs(most: number, windowMs: number): number {
		this.memoryMs = Math.max(this.memoryMs, windowMs);
		const mayCount = most - 1 - this.inFlight;
		if (mayCount < 0) return Infinity;
		const place = this.ends.length - 1 - mayCount;
		return place < this.first ? -Infinity : (this.ends[place] ?? -Infinity) + windowMs;
	}

	/** Whether nothing of it can count any more. */
	isEmpty(nowMs: number): boolean {
		this.forget(nowMs);
		return this.inFlight === 0 && this.first === this.ends.length;
	}

	private forget(nowMs: number): void {
		while ((this.ends[this.first] ?? Infinity) + this.memoryMs <= nowMs) this.first += 1;
		if (this.first <= MOST_FORGOTTEN || this.first * 2 < this.ends.length) return;
		this.ends = this.ends.slice(this.first);
		this.first = 0;
	}
}
