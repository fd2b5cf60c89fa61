import type { Clock } from '../../../nodes/shared/account/clock';

/** A clock that moves only when it is told to. */
export class VirtualClock implements Clock {
	private now = 0;
	private timers: Array<{ atMs: number; ring: () => void }> = [];

	nowMs(): number {
		return this.now;
	}

	async wait(ms: number, signal?: AbortSignal): Promise<void> {
		// The end of a turn of the event loop, which takes no time.
		if (ms === 0) return;
		await new Promise<void>((resolve, reject) => {
			if (signal?.aborted) return reject(new Error('aborted'));
			const timer = { atMs: this.now + ms, ring: resolve };
			this.timers.push(timer);
			signal?.addEventListener('abort', () => {
				this.timers = this.timers.filter((other) => other !== timer);
				reject(new Error('aborted'));
			});
		});
	}

	/** Timers that have not rung. */
	get waiting(): number {
		return this.timers.length;
	}

	/** Lets time pass, timer by timer; what waits for one has run when the next rings. */
	async pass(ms: number): Promise<void> {
		const endMs = this.now + ms;
		await settled();
		for (;;) {
			const next = this.timers.filter(({ atMs }) => atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
			if (!next) break;
			this.timers = this.timers.filter((other) => other !== next);
			this.now = Math.max(this.now, next.atMs);
			next.ring();
			await settled();
		}
		this.now = endMs;
	}
}

/** A clock whose turns of the event loop end when they are told to. */
export class HandTurned extends VirtualClock {
	private turns: Array<() => void> = [];

	override async wait(ms: number, signal?: AbortSignal): Promise<void> {
		if (ms > 0) return await super.wait(ms, signal);
		await new Promise<void>((resolve) => this.turns.push(resolve));
	}

	end(): void {
		for (const ended of this.turns.splice(0)) ended();
	}
}

/** Everything that can go on without time has gone on. */
export async function settled(): Promise<void> {
	await new Promise((resolve) => setImmediate(resolve));
}
