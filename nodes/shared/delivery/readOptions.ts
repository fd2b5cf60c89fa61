import type { IExecuteFunctions } from 'n8n-workflow';
import { defaultOptions, defaultSendOnceMemory, type DeliveryOptions } from '../contract/options';

/** More sockets at once than a process has handles for. */
const MOST_IN_FLIGHT = 1_000;
const MOST_TRIES = 1_000;
/** An execution is not held for longer. */
const LONGEST_WINDOW_MS = 60_000;
/** Timers of Node count in 32 bits; a longer one would end at once (24.8 days). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The options of a run. */
export interface RunOptions extends DeliveryOptions {
	/** Whether an unknown outcome is repeated where the platform recognises the message: unless the user says no. */
	retryHarmless: boolean;
	/** How many of the keys sent last are kept. */
	sendOnceMemory: number;
	/** How long a call that is not full waits for messages of other runs, in milliseconds; 0 = not at all. */
	batchWindow: number;
}

/**
 * Reads the `options` collection, once for all items: they steer the whole run.
 *
 * @param own the node's own defaults where they differ
 */
export function readOptions(context: IExecuteFunctions, own: Partial<DeliveryOptions> = {}): RunOptions {
	const given: unknown = context.getNodeParameter('options', 0, {});
	const value = (name: keyof RunOptions): unknown =>
		typeof given === 'object' && given !== null ? Reflect.get(given, name) : undefined;
	const defaults = { ...defaultOptions, ...own };

	/** A span of time that is out of bounds below makes no sense, 0 included, and leaves the default. */
	const between = (least: number, most: number, name: keyof RunOptions, fallback: number): number => {
		const number = Number(value(name) ?? fallback);
		return Number.isFinite(number) && number >= least ? Math.min(most, number) : fallback;
	};
	const whole = (least: number, most: number, name: keyof RunOptions, fallback: number): number =>
		Math.floor(Math.max(least, between(-Infinity, most, name, fallback)));
	return {
		concurrency: whole(1, MOST_IN_FLIGHT, 'concurrency', defaults.concurrency),
		maxRequests: whole(0, Number.MAX_SAFE_INTEGER, 'maxRequests', defaults.maxRequests),
		perSeconds: between(0.001, LONGEST_TIMER_MS / 1000, 'perSeconds', defaults.perSeconds),
		timeout: between(1, LONGEST_TIMER_MS, 'timeout', defaults.timeout),
		maxTries: whole(1, MOST_TRIES, 'maxTries', defaults.maxTries),
		retryUnknown: Boolean(value('retryUnknown') ?? defaults.retryUnknown),
		retryHarmless: value('retryUnknown') !== false,
		dryRun: Boolean(value('dryRun') ?? defaults.dryRun),
		includeInput: Boolean(value('includeInput') ?? defaults.includeInput),
		sendOnceMemory: whole(1, Number.MAX_SAFE_INTEGER, 'sendOnceMemory', defaultSendOnceMemory),
		batchWindow: between(0, LONGEST_WINDOW_MS, 'batchWindow', 0),
	};
}
