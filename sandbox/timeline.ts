/** How many messages arrived in the last minutes, in steps, for the chart. */
export interface TimelineView {
	/** When the first step began, in milliseconds since 1970. */
	startMs: number;
	stepMs: number;
	/** A number per step and name; names without any arrival in this time are left out. */
	series: Record<string, number[]>;
}

const stepMs = 5000;
const steps = 120;

/** Counts arrivals by name in steps of five seconds, and forgets what is older than ten minutes. */
export class Timeline {
	private buckets: Array<{ step: number; counts: Map<string, number> }> = [];

	add(name: string, nowMs: number = Date.now()): void {
		const step = Math.floor(nowMs / stepMs);
		let last = this.buckets.at(-1);
		if (!last || last.step !== step) {
			last = { step, counts: new Map() };
			this.buckets = this.buckets.filter((bucket) => bucket.step > step - steps);
			this.buckets.push(last);
		}
		last.counts.set(name, (last.counts.get(name) ?? 0) + 1);
	}

	view(nowMs: number = Date.now()): TimelineView {
		const first = Math.floor(nowMs / stepMs) - steps + 1;
		const series: Record<string, number[]> = {};
		for (const { step, counts } of this.buckets) {
			if (step < first) continue;
			for (const [name, count] of counts) {
				const values = (series[name] ??= Array.from({ length: steps }, () => 0));
				if (step - first < steps) values[step - first] = count;
			}
		}
		return { startMs: first * stepMs, stepMs, series };
	}

	clear(): void {
		this.buckets = [];
	}
}
