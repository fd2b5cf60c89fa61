import { senderOf } from './senders';
import type { PlannedExecution } from './scenario';

/** The options of a run, as the documentation says that they are understood. */
export interface Options {
	concurrency: number;
	maxRequests: number;
	perSeconds: number;
	timeout: number;
	maxTries: number;
	batchWindow: number;
}

const defaults: Options = {
	concurrency: 5,
	maxRequests: 0,
	perSeconds: 20,
	timeout: 30_000,
	maxTries: 3,
	batchWindow: 0,
};
/** What a timer of Node can wait at most, in milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const LONGEST_WINDOW_MS = 60_000;

/** What the options of a plan come to: what makes no sense is the default, what is out of bounds is the bound. */
export function optionsOf({ options, sender, way }: PlannedExecution): Options {
	const own = { ...defaults, ...senderOf(sender).pace?.(way) };
	const whole = (name: keyof Options, least: number, most: number): number => {
		const given = Number(options[name] ?? own[name]);
		return Number.isFinite(given) ? Math.floor(Math.min(most, Math.max(least, given))) : own[name];
	};
	const time = (name: keyof Options, most: number): number => {
		const given = Number(options[name] ?? own[name]);
		return Number.isFinite(given) && given > 0 ? Math.min(most, given) : own[name];
	};
	return {
		concurrency: whole('concurrency', 1, 1000),
		maxRequests: whole('maxRequests', 0, Infinity),
		perSeconds: time('perSeconds', LONGEST_TIMER_MS / 1000),
		timeout: time('timeout', LONGEST_TIMER_MS),
		maxTries: whole('maxTries', 1, 1000),
		batchWindow: time('batchWindow', LONGEST_WINDOW_MS),
	};
}
