import { json, type SinkResponse } from './response';

/** A subscription of Marketo: calls in a window, and calls at the same time (Marketo developer documentation, "Integration best practices"). */
const [mostCalls, windowMs, mostAtOnce] = [100, 20_000, 10];

/** Turns calls away as Marketo does: with HTTP 200 and a code. What is turned away does not count. */
export class MarketoLimits {
	private startedMs: number[] = [];
	private atOnce = 0;

	/**
	 * Counts a call.
	 *
	 * @param nowMs on a clock that does not go back
	 * @returns how it is turned away; undefined if it is not, and then `done` has to be called
	 */
	begin(nowMs: number): SinkResponse | undefined {
		this.startedMs = this.startedMs.filter((startedMs) => startedMs > nowMs - windowMs);
		if (this.startedMs.length >= mostCalls)
			return refusal('606', `Max rate limit '${mostCalls}' exceeded with in '${windowMs / 1000}' secs`);
		if (this.atOnce >= mostAtOnce) return refusal('615', 'Concurrent access limit reached');
		this.startedMs.push(nowMs);
		this.atOnce += 1;
		return undefined;
	}

	done(): void {
		this.atOnce -= 1;
	}

	/** Forgets what was counted; calls that are still running end on the old account. */
	reset(): void {
		this.startedMs = [];
		this.atOnce = 0;
	}
}

function refusal(code: string, message: string): SinkResponse {
	return json(200, { requestId: 'bench#3', success: false, errors: [{ code, message }] });
}
