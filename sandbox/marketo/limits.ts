import type { Load } from '../load';
import type { LimitUse } from '../platform';
import type { CallWindow } from './callWindow';
import type { MarketoControls } from './controls';

/** A limit that a call exceeded, with its code in each API. */
export interface Limit {
	rest: string;
	soap: string;
	message: string;
}

/** Calls per day of a usual subscription. */
export const dailyQuota = 50_000;

/** The limits that all integrations of an instance share (Marketo documentation, "Integration best practices"). */
export class Limits {
	constructor(
		private readonly controls: MarketoControls,
		private readonly load: Load,
		private readonly window: CallWindow,
	) {}

	/** The limit that this call exceeds; a call within the limits counts against them. */
	refuse(): Limit | undefined {
		const { maxConcurrent, quota, maxCalls, perSeconds } = this.controls;
		if (maxConcurrent > 0 && this.load.inFlight('marketo') > maxConcurrent) {
			return { rest: '615', soap: '20024', message: 'Concurrent access limit reached' };
		}
		if (quota <= 0) return { rest: '607', soap: '20015', message: 'Daily quota reached' };
		if (!this.window.take(maxCalls, perSeconds)) return this.tooMany();
		this.controls.quota -= 1;
		return undefined;
	}

	/** The limit of calls in a window. */
	tooMany(): Limit {
		const { maxCalls, perSeconds } = this.controls;
		const message = `Max rate limit '${maxCalls}' exceeded with in '${perSeconds}' secs`;
		return { rest: '606', soap: '20023', message };
	}

	/** How much of each limit is used now; 0 of a limit that is switched off. */
	use(): LimitUse[] {
		const { maxConcurrent, quota, maxCalls, perSeconds } = this.controls;
		return [
			{ label: `Calls in ${perSeconds} s`, used: this.window.count(perSeconds), most: maxCalls },
			{ label: 'In flight', used: this.load.inFlight('marketo'), most: maxConcurrent },
			{ label: 'Today', used: Math.max(0, dailyQuota - quota), most: dailyQuota },
		];
	}
}
