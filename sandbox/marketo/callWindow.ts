/** Counts calls in a sliding window. */
export class CallWindow {
	private startedAtMs: number[] = [];
	private highest = 0;

	/** Whether one more call fits; a call that does not fit is not counted. */
	take(maxCalls: number, perSeconds: number): boolean {
		const started = this.count(perSeconds);
		if (maxCalls > 0 && started >= maxCalls) {
			this.highest = Math.max(this.highest, started + 1);
			return false;
		}
		this.startedAtMs.push(performance.now());
		this.highest = Math.max(this.highest, this.startedAtMs.length);
		return true;
	}

	/** How many calls are in the window now. */
	count(perSeconds: number): number {
		const nowMs = performance.now();
		while ((this.startedAtMs[0] ?? nowMs) <= nowMs - perSeconds * 1000) this.startedAtMs.shift();
		return this.startedAtMs.length;
	}

	/** The peak number of calls in any window so far, including the first refused one. */
	get peak(): number {
		return this.highest;
	}

	reset(): void {
		this.startedAtMs = [];
		this.highest = 0;
	}
}
