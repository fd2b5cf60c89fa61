/** Something that happens later. */
export interface Timer {
	readonly atMs: number;
	readonly owner: string;
	readonly run: () => void;
}

/** The day on which every simulation begins, in milliseconds since 1970; credentials' tokens are dated by it. */
const EPOCH_MS = Date.UTC(2030, 0, 1);

/** Longer waits overflow Node's timers, which then end at once. */
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * Virtual time: it stands still while code runs and jumps to the next timer when nothing is left to run. An hour costs
 * nothing, and the order of events depends on the seed alone.
 */
export class Clock {
	private readonly timers: Timer[] = [];
	private now = 0;

	/** Milliseconds since the simulation began, as `performance.now()` gives them. */
	nowMs(): number {
		return this.now;
	}

	/** Milliseconds since 1970, as `Date.now()` gives them. */
	dateMs(): number {
		return EPOCH_MS + this.now;
	}

	/**
	 * Plans something, after everything that is planned for the same moment already.
	 *
	 * @param owner who waits: timers of a process end with it
	 */
	after(ms: number, owner: string, run: () => void): Timer {
		const delayMs = ms >= 1 && ms <= LONGEST_TIMER_MS ? ms : 1;
		const timer: Timer = { atMs: this.now + delayMs, owner, run };
		this.timers.splice(this.placeOf(timer.atMs), 0, timer);
		return timer;
	}

	cancel(timer: Timer): void {
		const place = this.timers.indexOf(timer);
		if (place >= 0) this.timers.splice(place, 1);
	}

	/** Forgets all timers of an owner. */
	drop(owner: string): void {
		for (const timer of this.timers.filter((candidate) => candidate.owner === owner)) this.cancel(timer);
	}

	/** How many timers of an owner are waiting. */
	waiting(owner: string): number {
		return this.timers.reduce((count, timer) => count + (timer.owner === owner ? 1 : 0), 0);
	}

	/**
	 * Jumps to the next timer and runs all that are due at that moment.
	 *
	 * @returns false where nothing is waiting
	 */
	step(): boolean {
		const [first] = this.timers;
		if (!first) return false;
		this.now = first.atMs;
		for (let next = this.timers[0]; next && next.atMs <= this.now; next = this.timers[0]) {
			this.timers.shift();
			next.run();
		}
		return true;
	}

	/** The first place behind all timers that are due by then. */
	private placeOf(atMs: number): number {
		let [low, high] = [0, this.timers.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((this.timers[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

/** The class `Date` on virtual time. */
export function virtualDate(clock: Clock): DateConstructor {
	const now = (): number => clock.dateMs();
	return new Proxy(Date, {
		construct: (target, given: unknown[]) => Reflect.construct(target, given.length === 0 ? [now()] : given),
		get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
	});
}
