import type { Reason } from '../contract/outcome';
import type { Account, WaitingRun } from './account';
import { realClock, type Clock } from './clock';

export interface PaceOptions {
	/** Requests of the run in flight at once. */
	concurrency: number;
	/** Requests of the account in any window of `perSeconds`; 0 = no limit. */
	maxRequests: number;
	perSeconds: number;
	/** Whether everybody's requests in flight count against `concurrency`. */
	sharesConcurrency: boolean;
}

/** Whether a request may start: `closed` where the account takes none for longer than an execution is held. */
export type Start = { kind: 'started'; startedMs: number } | { kind: 'closed'; reason: Reason } | { kind: 'cancelled' };

/** A request that waits; it is told once. */
interface Waiting {
	tell(start: Start): void;
	cancel: AbortSignal | undefined;
}

/** One run's view of its account: what it may start by its own limits, counting everybody's requests. */
export class Pace implements WaitingRun {
	/** Oldest first. */
	private waiting: Waiting[] = [];
	private inFlight = 0;
	private pausedUntilMs = -Infinity;

	/** @param account asked anew for each request, since an idle one is forgotten */
	constructor(
		private readonly options: PaceOptions,
		private readonly account: () => Account,
		private readonly clock: Clock = realClock,
	) {}

	/**
	 * Waits for a request's turn. Whoever may start owes an `ended`.
	 *
	 * @param cancel ends the waiting at once
	 */
	async start(cancel: AbortSignal | undefined): Promise<Start> {
		if (cancel?.aborted) return { kind: 'cancelled' };
		return await new Promise((tell) => {
			const waiting = { tell, cancel };
			this.waiting.push(waiting);
			this.account().serve(this);
			// One listener however many wait: a signal takes the same function once.
			if (this.waiting.includes(waiting)) cancel?.addEventListener('abort', this.dropCancelled);
		});
	}

	private readonly dropCancelled = (): void => {
		const cancelled = this.waiting.filter(({ cancel }) => cancel?.aborted);
		this.waiting = this.waiting.filter(({ cancel }) => !cancel?.aborted);
		for (const waiting of cancelled) this.tell(waiting, { kind: 'cancelled' });
		if (this.waiting.length === 0) this.account().leave(this);
	};

	private tell({ tell, cancel }: Waiting, start: Start): void {
		if (!this.waiting.some((other) => other.cancel === cancel))
			cancel?.removeEventListener('abort', this.dropCancelled);
		tell(start);
	}

	/** Tells that a started request has been answered or has failed. */
	ended(wasTurnedAway = false): void {
		this.inFlight -= 1;
		this.account().ended(wasTurnedAway);
	}

	/** Lets this run start nothing for a while. */
	pause(ms: number): void {
		this.pausedUntilMs = Math.max(this.pausedUntilMs, this.clock.nowMs() + ms);
	}

	/** Lets no run of the account start anything for a while. */
	pauseAll(ms: number): void {
		this.account().pause(ms);
	}

	/** Halves the pace of the account in this process, because a request that started then was one too many. */
	slowDown(startedMs: number): void {
		this.account().slowDown(startedMs, this.windowMs);
	}

	/** Turns away all requests of the account for a while. */
	close(ms: number, reason: Reason): void {
		this.account().close(ms, reason);
	}

	freeAtMs(nowMs: number): number {
		const { concurrency, maxRequests, sharesConcurrency } = this.options;
		const { history, throttle } = this.account();
		if (nowMs < this.pausedUntilMs) return this.pausedUntilMs;
		if ((sharesConcurrency ? history.inFlight : this.inFlight) >= concurrency) return Infinity;
		if (maxRequests <= 0) return nowMs;
		const freeMs = history.freeAtMs(throttle.of(maxRequests, nowMs), this.windowMs);
		return freeMs <= nowMs ? nowMs : Math.min(freeMs, throttle.restoresAtMs(nowMs));
	}

	startNext(nowMs: number): boolean {
		const waiting = this.waiting.shift();
		if (!waiting) return false;
		this.inFlight += 1;
		this.account().history.started();
		this.tell(waiting, { kind: 'started', startedMs: nowMs });
		return this.waiting.length > 0;
	}

	refuseAll(reason: Reason): void {
		for (const waiting of this.waiting.splice(0)) this.tell(waiting, { kind: 'closed', reason });
	}

	private get windowMs(): number {
		return this.options.perSeconds * 1000;
	}
}
