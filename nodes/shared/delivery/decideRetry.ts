import type { Attempts } from '../contract/attempts';
import type { Failure } from '../contract/failure';

export interface RetryOptions {
	/** Attempts per call in all, the first included. */
	maxTries: number;
	/** Whether the user prefers a message that may arrive twice to one that may not arrive. */
	retryUnknown: boolean;
}

export type Decision =
	{ again: true; why: string; renewToken?: boolean; waitMs: number } | { again: false; why: string };

/** A platform that asks for a longer pause gets its call back unexecuted: an execution is not held for minutes. */
export const LONGEST_WAIT_MS = 60_000;
/** A sign-in that worked before is tried again for so long: a run of hours must outlive a restart of the service. */
const SIGN_IN_PATIENCE_MS = 45_000;
/** All waits of one call together stay below this. */
export const LONGEST_TOTAL_WAIT_MS = 180_000;

/**
 * Decides whether a call is sent again after a failed attempt. Only what was certainly not executed is repeated,
 * unless the user chose otherwise: none of the platforms has an idempotency key for messages.
 *
 * @param failure what came of the last attempt
 * @param attempts what has been tried so far, the failed attempt included
 * @param backOffMs the pause to make where the platform named none
 */
export function decideRetry(failure: Failure, attempts: Attempts, options: RetryOptions, backOffMs: number): Decision {
	if (failure.kind === 'denied') return stop('the same sign-in would be refused again');
	const patient = attempts.patient === true && attempts.waitedMs < SIGN_IN_PATIENCE_MS;
	const isExtra = attempts.tries >= options.maxTries;
	if (isExtra && !patient) return stop('no attempts left');
	if (failure.kind === 'tokenExpired') {
		if (!attempts.renewable) return stop('this way of signing in has no token to renew');
		if (attempts.renewals > 0) return stop('the new token was refused too');
		return again('the platform read no further than the token', attempts.renewalWaitMs ?? 0, true);
	}
	if (failure.kind === 'unknown' && !options.retryUnknown) return stop('it may have been executed');
	if (failure.kind === 'neverSent' && failure.certificate) {
		return stop('a certificate does not heal by waiting');
	}

	const namedMs = failure.kind === 'busy' ? (failure.retryAfterMs ?? backOffMs) : backOffMs;
	// Patience is counted in waiting: a service that says "at once" would be asked without end.
	const waitMs = isExtra ? Math.max(namedMs, backOffMs) : namedMs;
	if (waitMs > LONGEST_WAIT_MS) return stop('the platform asks for a longer pause than we hold an execution');
	if (attempts.waitedMs + waitMs > LONGEST_TOTAL_WAIT_MS) return stop('it has waited long enough');

	if (failure.kind === 'neverSent') return again('nothing left this machine', waitMs);
	if (failure.kind === 'busy') return again('the platform turned the call away', waitMs);
	return again('the user prefers twice to never', waitMs);
}

function stop(why: string): Decision {
	return { again: false, why };
}

function again(why: string, waitMs: number, renewToken?: boolean): Decision {
	return { again: true, why, waitMs, renewToken };
}

const FIRST_BACK_OFF_MS = 500;
const LONGEST_BACK_OFF_MS = 20_000;

/**
 * The pause before the next attempt where the platform named none: doubled after each attempt, capped, and shortened by
 * up to a half at random so that parallel calls do not return in step.
 *
 * @param attempts attempts made so far, at least 1
 * @param random a number in [0, 1)
 * @returns milliseconds
 */
export function backOffMs(attempts: number, random: number): number {
	const full = Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** (attempts - 1));
	return Math.round(full * (1 - random / 2));
}
