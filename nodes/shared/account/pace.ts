export interface PaceOptions {
	/** 0 = no limit. */
	maxRequests: number;
	perSeconds: number;
}

/** Waits that many milliseconds, or rejects when the execution is cancelled. */
export type Wait = (ms: number) => Promise<void>;

/**
 * Lets at most `maxRequests` calls start in any window of `perSeconds`.
 *
 * The window of a call is counted from its end: the platform counts arrivals, and an arrival lies somewhere between
 * start and end, so a window counted from the start would let two bursts meet at the platform.
 */
export class Pace {
	/** When the place of a finished call becomes free again, oldest first. */
	private readonly freeAt: number[] = [];
	private running = 0;
	private pausedUntil = 0;
	private changed: Array<() => void> = [];

	constructor(
		private readonly options: PaceOptions,
		private readonly wait: Wait,
	) {}

	/** Resolves when a call may start; the caller owes an `ended`. */
	async start(): Promise<void> {
		for (;;) {
			const now = performance.now();
			if (now < this.pausedUntil) {
				await this.wait(Math.ceil(this.pausedUntil - now));
				continue;
			}
			if (this.options.maxRequests <= 0) return;
			while (this.freeAt.length > 0 && (this.freeAt[0] ?? 0) <= now) this.freeAt.shift();
			if (this.running + this.freeAt.length < this.options.maxRequests) {
				this.running += 1;
				return;
			}
			const next = this.freeAt[0];
			if (next === undefined) await new Promise<void>((resolve) => this.changed.push(resolve));
			else await this.wait(Math.ceil(next - now));
		}
	}

	/** Tells that a started call has been answered or has failed. */
	ended(): void {
		if (this.options.maxRequests <= 0) return;
		this.running -= 1;
		this.freeAt.push(performance.now() + this.options.perSeconds * 1000);
		for (const resume of this.changed.splice(0)) resume();
	}

	/** Starts nothing for a while: one call that is turned away speaks for all. */
	pause(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, performance.now() + ms);
	}
}
