/** Counts calls in a sliding window. */
export class CallWindow {
	private startedAtMs: number[] = [];
	private most = 0;

	/** Whether one more call fits; a call that does not fit is not counted. */
	take(maxCalls: number, perSeconds: number): boolean {
		const nowMs = performance.now();
		while ((this.startedAtMs[0] ?? nowMs) <= nowMs - perSeconds * 1000) this.startedAtMs.shift();
		if (maxCalls > 0 && this.startedAtMs.length >= maxCalls) {
			this.most = Math.max(this.most, this.startedAtMs.length + 1);
			return false;
		}
		this.startedAtMs.push(nowMs);
		this.most = Math.max(this.most, this.startedAtMs.length);
		return true;
	}

	/** Most calls in any window so far, the first refused one included. */
	get peak(): number {
		return this.most;
	}

	reset(): void {
		this.startedAtMs = [];
		this.most = 0;
	}
}
