import {
	backOffMs as backOff,
	decideRetry,
	LONGEST_TOTAL_WAIT_MS,
	LONGEST_WAIT_MS,
	type RetryOptions,
} from '../../../nodes/shared/delivery/decideRetry';
import type { Attempts } from '../../../nodes/shared/contract/attempts';
import type { Failure } from '../../../nodes/shared/contract/failure';

const reason = { message: 'x' };
const firstTry: Attempts = { tries: 1, renewals: 0, waitedMs: 0, renewable: true };
const usual: RetryOptions = { maxTries: 3, retryUnknown: false };
const neverSent: Failure = { kind: 'neverSent', reason };
const certificate: Failure = { kind: 'neverSent', reason, certificate: true };
const denied: Failure = { kind: 'denied', reason };
const tokenExpired: Failure = { kind: 'tokenExpired', reason };
const unknown: Failure = { kind: 'unknown', reason };
const busy = (retryAfterMs?: number): Failure => ({ kind: 'busy', reason, retryAfterMs });
const backOffMs = 700;

interface Row {
	name: string;
	failure: Failure;
	attempts?: Partial<Attempts>;
	options?: Partial<RetryOptions>;
	again: boolean;
	why: string;
	waitMs?: number;
	renewToken?: true;
}

const rows: Row[] = [
	{ name: 'a refused sign-in', failure: denied, again: false, why: 'the same sign-in would be refused again' },
	{ name: 'the last try', failure: neverSent, attempts: { tries: 3 }, again: false, why: 'no attempts left' },
	{
		name: 'a token expired',
		failure: tokenExpired,
		again: true,
		why: 'the platform read no further than the token',
		waitMs: 0,
		renewToken: true,
	},
	{
		name: 'a pasted token expired',
		failure: tokenExpired,
		attempts: { renewable: false },
		again: false,
		why: 'this way of signing in has no token to renew',
	},
	{
		name: 'a new token expired at once',
		failure: tokenExpired,
		attempts: { tries: 2, renewals: 1 },
		again: false,
		why: 'the new token was refused too',
	},
	{ name: 'an unknown fate', failure: unknown, again: false, why: 'it may have been executed' },
	{
		name: 'an unknown fate that the user accepts twice',
		failure: unknown,
		options: { retryUnknown: true },
		again: true,
		why: 'the user prefers twice to never',
		waitMs: backOffMs,
	},
	{ name: 'a certificate', failure: certificate, again: false, why: 'a certificate does not heal by waiting' },
	{ name: 'no connection', failure: neverSent, again: true, why: 'nothing left this machine', waitMs: backOffMs },
	{
		name: 'a busy platform',
		failure: busy(),
		again: true,
		why: 'the platform turned the call away',
		waitMs: backOffMs,
	},
	{
		name: 'a busy platform that names a pause',
		failure: busy(5000),
		again: true,
		why: 'the platform turned the call away',
		waitMs: 5000,
	},
	{
		name: 'a busy platform that names no pause at all',
		failure: busy(0),
		again: true,
		why: 'the platform turned the call away',
		waitMs: 0,
	},
	{
		name: 'a pause at the limit',
		failure: busy(LONGEST_WAIT_MS),
		again: true,
		why: 'the platform turned the call away',
		waitMs: LONGEST_WAIT_MS,
	},
	{
		name: 'a pause beyond the limit',
		failure: busy(LONGEST_WAIT_MS + 1),
		again: false,
		why: 'the platform asks for a longer pause than we hold an execution',
	},
	{
		name: 'waits that add up to the limit',
		failure: busy(1000),
		attempts: { waitedMs: LONGEST_TOTAL_WAIT_MS - 1000 },
		again: true,
		why: 'the platform turned the call away',
		waitMs: 1000,
	},
	{
		name: 'waits that add up beyond the limit',
		failure: busy(1001),
		attempts: { waitedMs: LONGEST_TOTAL_WAIT_MS - 1000 },
		again: false,
		why: 'it has waited long enough',
	},
];

test.each(rows)('after $name: $why', ({ failure, attempts, options, again, why, waitMs, renewToken }) => {
	const decision = decideRetry(failure, { ...firstTry, ...attempts }, { ...usual, ...options }, backOffMs);
	expect(decision).toMatchObject({ again, why });
	if (decision.again) {
		expect(decision.waitMs).toBe(waitMs);
		expect(decision.renewToken).toBe(renewToken);
	}
});

test('one try in all means none after the first, whatever happened', () => {
	const failures = [neverSent, certificate, denied, tokenExpired, unknown, busy(0)];
	const once = { maxTries: 1, retryUnknown: true };
	expect(failures.map((failure) => decideRetry(failure, firstTry, once, 0).again)).toEqual(failures.map(() => false));
});

test('certainty of execution decides: without retryUnknown an unknown fate is repeated in no state', () => {
	for (const tries of [1, 2, 3]) {
		for (const renewals of [0, 1]) {
			expect(
				decideRetry(unknown, { ...firstTry, tries, renewals }, { maxTries: 9, retryUnknown: false }, 0).again,
			).toBe(false);
		}
	}
});

test.each([0, 1, undefined, 60_000])(
	'patience with a sign-in ends, also where the service asks for %p ms',
	(retryAfterMs) => {
		const attempts: Attempts = { ...firstTry, patient: true };
		let again = true;
		while (again && attempts.tries < 100) {
			const decision = decideRetry(busy(retryAfterMs), attempts, usual, backOff(attempts.tries, 0.5));
			again = decision.again;
			if (decision.again) attempts.waitedMs += decision.waitMs;
			attempts.tries += 1;
		}
		expect(attempts.tries).toBeLessThan(12);
	},
);
