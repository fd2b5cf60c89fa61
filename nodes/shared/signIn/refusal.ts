import type { Reason } from '../contract/outcome';

/** Why a run may send nothing at the moment, if there is a reason. */
export class Refusal {
	private given: { reason: Reason; untilMs: number } | undefined;

	set(reason: Reason, forMs: number): void {
		this.given = { reason, untilMs: performance.now() + forMs };
	}

	get current(): Reason | undefined {
		if (this.given && performance.now() >= this.given.untilMs) this.given = undefined;
		return this.given?.reason;
	}
}
