import { plainText, type Reply } from './http';
import type { LimitUse } from './platform';

export interface RateLimitControls {
	/** Calls accepted per second; 0 for no limit. */
	maxCallsPerSecond: number;
	/** Sent as `Retry-After` with a 429; if 0, the header is absent, because no platform guarantees it. */
	retryAfterSeconds: number;
}

export const noRateLimit: RateLimitControls = { maxCallsPerSecond: 0, retryAfterSeconds: 0 };

/** Counts calls in a sliding second. */
export class RateLimit {
	private readonly startedAtMs: number[] = [];

	/** The 429 response if the call exceeds the limit, otherwise undefined; refused calls do not count. */
	refuse({ maxCallsPerSecond, retryAfterSeconds }: RateLimitControls): Reply | undefined {
		if (maxCallsPerSecond === 0) return undefined;
		this.forgetOld();
		if (this.startedAtMs.length < maxCallsPerSecond) {
			this.startedAtMs.push(Date.now());
			return undefined;
		}
		const reply = plainText(429, 'Too Many Requests');
		if (retryAfterSeconds === 0) return reply;
		return { ...reply, headers: { ...reply.headers, 'retry-after': String(retryAfterSeconds) } };
	}

	/** The calls in the last second, as long as there is a limit. */
	use({ maxCallsPerSecond }: RateLimitControls): LimitUse[] {
		this.forgetOld();
		if (maxCallsPerSecond === 0) return [];
		return [{ label: 'Calls in 1 s', used: this.startedAtMs.length, most: maxCallsPerSecond }];
	}

	private forgetOld(): void {
		const nowMs = Date.now();
		while ((this.startedAtMs[0] ?? nowMs) <= nowMs - 1000) this.startedAtMs.shift();
	}
}
