import type { Reason } from '../contract/outcome';
import type { Clock } from './clock';
import { History } from './history';
import type { SignInUnderWay } from './signInUnderWay';
import { Throttle } from './throttle';

/**
 * Requests that start in one turn of the event loop. A request leaves only when the turn ends, and its response comes in
 * the company it left in, so what starts together waits for each other in every round: fifty at once reached 70 % of what
 * they could.
 */
const MOST_PER_TURN = 4;

/** A run that has requests waiting for the account. */
export interface WaitingRun {
	/** When its next request may start by its own limits; Infinity where it takes the end of a request. */
	freeAtMs(nowMs: number): number;
	/**
	 * Starts the request that waited longest.
	 *
	 * @returns whether others of the run still wait
	 */
	startNext(nowMs: number): boolean;
	/** Turns away all that wait, because the account is closed. */
	refuseAll(reason: Reason): void;
}

/**
 * What all runs of one process with the same account share: the requests that count against their limits, the pause that
 * a busy platform asked for, and whose turn it is. Runs take turns, so a run of ten thousand does not starve a run of
 * one; each counts everybody's requests against its own limits.
 */
export class Account {
	readonly history = new History();
	readonly throttle = new Throttle();
	signIn: SignInUnderWay | undefined;
	private pausedUntilMs = -Infinity;
	private closed: { untilMs: number; reason: Reason } | undefined;
	/** Set after the account was closed, until the platform took a request: then one goes at a time. */
	private onProbation = false;
	/** The runs with waiting requests, in turn. */
	private queue: WaitingRun[] = [];
	private startedInTurn = 0;
	/** Set while the next start is a matter of time. */
	private alarm: { atMs: number; end: AbortController } | undefined;

	constructor(private readonly clock: Clock) {}

	/**
	 * Starts what may start, the runs in turn, and sets the alarm for the rest.
	 *
	 * @param newcomer waits from now on, at the end of the queue; its first request may have started when this returns
	 */
	serve(newcomer?: WaitingRun): void {
		const refusal = newcomer && this.refusal();
		if (refusal) return newcomer.refuseAll(refusal);
		if (newcomer && !this.queue.includes(newcomer)) this.queue.push(newcomer);
		const nowMs = this.clock.nowMs();
		const blocked: WaitingRun[] = [];
		let nextMs = Infinity;
		for (let run = this.queue.shift(); run; run = this.queue.shift()) {
			const freeMs = Math.max(this.freeAtMs(nowMs), run.freeAtMs(nowMs));
			if (freeMs <= nowMs) {
				this.noteStart();
				if (run.startNext(nowMs)) this.queue.push(run);
				continue;
			}
			blocked.push(run);
			nextMs = Math.min(nextMs, freeMs);
		}
		this.queue = blocked;
		this.setAlarm(nextMs, nowMs);
	}

	/** Takes a run out that waits for nothing more. */
	leave(run: WaitingRun): void {
		this.queue = this.queue.filter((other) => other !== run);
		this.serve();
	}

	/** Tells that a request ended. */
	ended(wasTurnedAway: boolean): void {
		this.history.ended(this.clock.nowMs());
		if (!wasTurnedAway) this.onProbation = false;
		this.serve();
	}

	/**
	 * Halves the pace of this process.
	 *
	 * @param startedMs when the request that was turned away started
	 * @param windowMs the window in which its run counts requests
	 */
	slowDown(startedMs: number, windowMs: number): void {
		const nowMs = this.clock.nowMs();
		const quietSinceMs = Math.max(nowMs, this.pausedUntilMs);
		this.throttle.turnedAway(startedMs, nowMs, quietSinceMs, windowMs, this.history.inFlight);
	}

	/** Lets nobody start anything for a while: one request that is turned away speaks for all. */
	pause(ms: number): void {
		this.pausedUntilMs = Math.max(this.pausedUntilMs, this.clock.nowMs() + ms);
	}

	/**
	 * Turns away every request for a while, because executions are not held for so long. The first one afterwards goes
	 * alone, to see whether the platform takes it.
	 *
	 * @param reason told to other runs too: it must hold none of the platform's words
	 */
	close(ms: number, reason: Reason): void {
		const untilMs = Math.max(this.closed?.untilMs ?? 0, this.clock.nowMs() + ms);
		this.closed = { untilMs, reason };
		for (const run of this.queue.splice(0)) run.refuseAll(reason);
		this.serve();
	}

	/** Whether nothing of it matters any more. */
	isIdle(): boolean {
		const nowMs = this.clock.nowMs();
		const isOpen = this.closed === undefined && !this.onProbation && this.pausedUntilMs <= nowMs;
		const isForgotten = this.history.isEmpty(nowMs) && this.throttle.restoresAtMs(nowMs) === Infinity;
		return isOpen && isForgotten && this.queue.length === 0 && this.signIn === undefined;
	}

	private refusal(): Reason | undefined {
		if (this.closed && this.closed.untilMs <= this.clock.nowMs()) {
			this.closed = undefined;
			this.onProbation = true;
		}
		return this.closed?.reason;
	}

	/** When the account as a whole takes one more request. */
	private freeAtMs(nowMs: number): number {
		if (nowMs < this.pausedUntilMs) return this.pausedUntilMs;
		if (this.startedInTurn >= MOST_PER_TURN) return Infinity;
		if (this.onProbation && this.history.inFlight > 0) return Infinity;
		if (this.history.inFlight < this.throttle.mostInFlight(nowMs)) return nowMs;
		return this.throttle.restoresAtMs(nowMs);
	}

	/** Counts a start until the turn of the event loop has ended. */
	private noteStart(): void {
		this.startedInTurn += 1;
		if (this.startedInTurn > 1) return;
		void this.clock.wait(0).then(() => {
			this.startedInTurn = 0;
			this.serve();
		});
	}

	/** Sees to it that somebody looks again when the time has come; an alarm that comes too early does no harm. */
	private setAlarm(atMs: number, nowMs: number): void {
		const isNeeded = atMs < Infinity;
		if (this.alarm && isNeeded && this.alarm.atMs <= atMs) return;
		this.alarm?.end.abort();
		this.alarm = undefined;
		if (!isNeeded) return;
		const alarm = { atMs, end: new AbortController() };
		this.alarm = alarm;
		const ring = (): void => {
			if (this.alarm === alarm) this.alarm = undefined;
			this.serve();
		};
		this.clock.wait(Math.max(1, Math.ceil(atMs - nowMs)), alarm.end.signal).then(ring, () => {});
	}
}
