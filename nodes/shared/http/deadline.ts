import { sleep } from 'n8n-workflow';

/** How late a deadline may be noticed. */
const TICK_MS = 100;

/** Work under way: what ends it, and when. */
interface Work {
	end: AbortController;
	endsAtMs: number;
}

/**
 * The deadlines of one execution. One clock for all of them: a timer, a signal and an aborted wait for each call took a
 * tenth of the processor time of a call.
 */
class Watch {
	private readonly underWay = new Set<Work>();
	private ticking = false;

	constructor(readonly cancel: AbortSignal | undefined) {}

	add(work: Work): void {
		this.underWay.add(work);
		if (this.cancel?.aborted) work.end.abort();
		else if (!this.ticking) void this.tick();
	}

	remove(work: Work): void {
		this.underWay.delete(work);
	}

	/** Goes on until a tick finds nothing under way. */
	private async tick(): Promise<void> {
		this.ticking = true;
		const cancelled = (): void => this.endAll(Infinity);
		this.cancel?.addEventListener('abort', cancelled, { once: true });
		while (this.underWay.size > 0) {
			const next = Math.min(...Array.from(this.underWay, ({ endsAtMs }) => endsAtMs));
			await sleep(Math.max(1, Math.min(TICK_MS, next - performance.now())));
			this.endAll(performance.now());
		}
		this.cancel?.removeEventListener('abort', cancelled);
		this.ticking = false;
	}

	private endAll(nowMs: number): void {
		for (const work of this.underWay) {
			if (work.endsAtMs > nowMs) continue;
			this.underWay.delete(work);
			work.end.abort();
		}
	}
}

const watches = new WeakMap<object, Watch>();

/**
 * Does something that ends at a deadline, or earlier when the execution is cancelled. The HTTP helper's own timeout
 * starts anew with every byte, so a platform that responds drop by drop could hold a call for ever.
 *
 * @param owner whose deadlines share a clock: the context of the execution
 * @param cancel given when the execution is cancelled
 * @param work gets a signal to obey, and a function that tells whether the deadline has passed
 */
export async function withDeadline<T>(
	owner: object,
	cancel: AbortSignal | undefined,
	deadlineMs: number,
	work: (signal: AbortSignal, expired: () => boolean) => Promise<T>,
): Promise<T> {
	const watch = watchOf(owner, cancel);
	const end = new AbortController();
	const own: Work = { end, endsAtMs: performance.now() + deadlineMs };
	watch.add(own);
	try {
		return await work(end.signal, () => end.signal.aborted && !(watch.cancel?.aborted ?? false));
	} finally {
		watch.remove(own);
	}
}

function watchOf(owner: object, cancel: AbortSignal | undefined): Watch {
	const known = watches.get(owner);
	if (known) return known;
	const watch = new Watch(cancel);
	watches.set(owner, watch);
	return watch;
}
