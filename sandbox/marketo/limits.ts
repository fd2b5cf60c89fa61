import type { Load } from '../load';
import type { CallWindow } from './callWindow';
import type { MarketoControls } from './controls';

/** A limit that a call exceeded, with its code in each API. */
export interface Limit {
	rest: string;
	soap: string;
	message: string;
}

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
		if (!this.window.take(maxCalls, perSeconds)) {
			const message = `Max rate limit '${maxCalls}' exceeded with in '${perSeconds}' secs`;
			return { rest: '606', soap: '20023', message };
		}
		this.controls.quota -= 1;
		return undefined;
	}
}
