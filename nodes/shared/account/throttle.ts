const LEAST_SHARE = 1 / 16;
const RESTORED_SHARE = 1 / 8;

/**
 * How much of its limits this process uses. A request that the platform turns away because there are too many halves the
 * share, and each quiet window gives an eighth back: additive increase and multiplicative decrease, as in TCP. So
 * processes that share an account settle within its limits without talking to each other.
 */
export class Throttle {
	/** The share when the platform last had enough; 1 = all. */
	private share = 1;
	private halvedAtMs = -Infinity;
	/** Since when the platform has been left in peace. */
	private quietSinceMs = 0;
	private windowMs = 1;
	/** Requests in flight when the platform had enough. */
	private peak = Infinity;

	/**
	 * Halves the share, once for all requests that were in flight together: they bring the same news.
	 *
	 * @param startedMs when the request that was turned away started
	 * @param quietSinceMs the end of the pause that the platform asked for
	 * @param windowMs what counts as a quiet window
	 * @param inFlight requests of the account in flight, this one included
	 */
	turnedAway(startedMs: number, nowMs: number, quietSinceMs: number, windowMs: number, inFlight: number): void {
		this.share = this.shareAt(nowMs);
		if (startedMs >= this.halvedAtMs) {
			if (this.share === 1) this.peak = inFlight;
			this.share = Math.max(LEAST_SHARE, this.share / 2);
			this.halvedAtMs = nowMs;
		}
		this.windowMs = windowMs;
		this.quietSinceMs = quietSinceMs;
	}

	/** What is left of a limit at the moment, at least 1. */
	of(limit: number, nowMs: number): number {
		return Math.max(1, Math.floor(limit * this.shareAt(nowMs)));
	}

	/** Requests that may be in flight for the account at the moment. */
	mostInFlight(nowMs: number): number {
		return this.shareAt(nowMs) === 1 ? Infinity : this.of(this.peak, nowMs);
	}

	/** When the next eighth is given back; Infinity where none is missing. */
	restoresAtMs(nowMs: number): number {
		if (this.shareAt(nowMs) === 1) return Infinity;
		return this.quietSinceMs + (this.quietWindows(nowMs) + 1) * this.windowMs;
	}

	private shareAt(nowMs: number): number {
		return Math.min(1, this.share + this.quietWindows(nowMs) * RESTORED_SHARE);
	}

	private quietWindows(nowMs: number): number {
		const windows = Math.floor((nowMs - this.quietSinceMs) / this.windowMs);
		// The difference may be rounded below a whole window whose end has come: that time would never lie ahead.
		const hasEnded = this.quietSinceMs + (windows + 1) * this.windowMs <= nowMs;
		return Math.max(0, hasEnded ? windows + 1 : windows);
	}
}
