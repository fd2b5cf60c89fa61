import type { Attempts } from '../contract/attempts';
import { mayHaveBeenExecuted, type Failure } from '../contract/failure';
import type { Answered, Attempt, Judgement, Refused } from '../contract/judgement';
import type { Entry, Sending } from '../contract/operation';
import { backOffMs, decideRetry, LONGEST_WAIT_MS } from './decideRetry';
import { cancelledReason, closedReason, giveUp, isBusy, isPassingSignIn, isSignIn, withRetryable } from './givenUp';
import type { Call } from './group';
import type { Run } from './run';
import { busyWith, wholeOrPart } from './turnedAway';
import { judged, notSent, written } from './wireErrors';

/** Calls in a row that a busy platform turned away to the last attempt, after which the run asks no more. */
const MOST_TURNED_AWAY = 3;
/** How long a sign-in that could not be made speaks for the requests that follow. */
const SIGN_IN_REST_MS = 10_000;

/** Carries calls to the platform, one attempt after the other. */
export class Sender<Message, Result> {
	/**
	 * Set while the platform cannot be reached: a call that used up its attempts speaks for the next ones, which get one
	 * attempt each until something is heard again. Otherwise ten thousand items would wait ten thousand times.
	 */
	private unreachable = false;
	/** Set once something was accepted: a later denial is about its own call, such as a firewall that dislikes a text. */
	private admitted = false;
	/** Calls in a row whose new token was refused too: no token helps, and platforms throttle who asks for many. */
	private vainRenewals = 0;
	/** Calls in a row that were turned away to the last attempt. */
	private turnedAway = 0;
	/** The messages of the first call that something on the way may have denied. */
	private doubted: readonly unknown[] | undefined;

	constructor(
		private readonly run: Run,
		private readonly sending: Sending<Message, Result>,
	) {}

	async carry(call: Call<Entry<Message>>): Promise<Answered<Result> | Refused | 'notStarted'> {
		const attempts: Attempts = call.attempts ?? { tries: 0, renewals: 0, waitedMs: 0, renewable: true };
		const { pace } = this.run;
		for (;;) {
			const refused = this.run.session.refused;
			if (refused) return giveUp(call, { kind: 'denied', reason: refused });
			const start = await pace.start(this.run.cancel);
			if (start.kind === 'closed') return giveUp(call, { kind: 'busy', reason: start.reason });
			if (start.kind === 'cancelled') {
				if (attempts.tries === 0) return 'notStarted';
				return giveUp(call, { kind: 'neverSent', reason: cancelledReason });
			}
			if (attempts.tries === 0 && this.run.halted()) {
				pace.ended();
				return 'notStarted';
			}
			call.board?.();
			const messages = call.entries.map(({ message }) => message);
			attempts.tries += 1;
			const again = attempts.tries > 1 ? 'again' : 'first';
			let failure: Failure | undefined;
			let waitMs: number | undefined;
			call.underWay = true;
			try {
				const judgement = await this.attempt(call, messages, call.mayHaveBeenExecuted ? 'maybeExecuted' : again);
				if (judgement.kind === 'answered' || judgement.kind === 'refused') {
					this.noteHeard(judgement);
					failure = busyWith(judgement);
					if (!failure || judgement.kind === 'refused') return judgement;
					this.noteBusy(failure, start.startedMs);
					call.attempts = attempts;
					const isRepeated = this.again(failure, attempts, messages) !== undefined;
					return isRepeated ? judgement : { ...judgement, turnedAway: undefined };
				}
				failure = judgement;
				if (mayHaveBeenExecuted(failure) && !this.sending.readsOnly) call.mayHaveBeenExecuted = true;
				// Before the place is free, or the next request would take it.
				this.noteBusy(failure, start.startedMs);
				waitMs = this.again(failure, attempts, messages);
			} finally {
				call.underWay = false;
				pace.ended(failure !== undefined && isBusy(failure));
			}
			if (waitMs === undefined || !(await this.waited(waitMs))) return giveUp(call, failure);
		}
	}

	/** Tells the account what a busy platform said, which holds for everybody. */
	private noteBusy(failure: Failure, startedMs: number): void {
		if (!isBusy(failure)) return;
		const { pace } = this.run;
		const { reason, retryAfterMs = 0 } = failure;
		if (retryAfterMs > LONGEST_WAIT_MS) pace.close(retryAfterMs, closedReason(reason, retryAfterMs));
		else if (retryAfterMs > 0) pace.pauseAll(retryAfterMs);
		if (failure.tooMany) pace.slowDown(startedMs);
	}

	private async waited(ms: number): Promise<boolean> {
		if (ms <= 0) return true;
		return await this.run.wait(ms).then(
			() => true,
			() => false,
		);
	}

	private noteHeard(judgement: Answered<Result> | Refused): void {
		this.unreachable = false;
		this.vainRenewals = 0;
		this.turnedAway = 0;
		this.admitted ||= judgement.kind === 'answered' && judgement.outcomes.some(({ outcome }) => outcome === 'accepted');
	}

	/**
	 * Whether to make another attempt.
	 *
	 * @returns the pause that the call alone makes before, in milliseconds; undefined where there is no other attempt
	 */
	private again(failure: Failure, attempts: Attempts, messages: Message[]): number | undefined {
		const { session, options } = this.run;
		attempts.renewable = session.renewable;
		attempts.renewalWaitMs = session.renewalWaitMs;
		attempts.patient = isPassingSignIn(failure) && session.hasSignedIn;
		if (this.run.cancelled()) return undefined;
		const maxTries = this.unreachable && failure.kind === 'neverSent' ? 1 : options.maxTries;
		const retryUnknown = options.retryUnknown || this.sending.readsOnly === true || this.isHarmless(messages);
		const pauseMs = backOffMs(attempts.tries, Math.random());
		const decision = decideRetry(failure, attempts, { maxTries, retryUnknown }, pauseMs);
		if (!decision.again) {
			this.noteGivenUp(failure, attempts);
			return undefined;
		}
		if (decision.renewToken) attempts.renewals += 1;
		attempts.waitedMs += decision.waitMs;
		if (!isBusy(failure)) return decision.waitMs;
		this.run.pace.pause(decision.waitMs);
		return 0;
	}

	/** Whether a repeat of all these messages is recognised by the platform, and the user does not mind. */
	private isHarmless(messages: Message[]): boolean {
		const { harmlessRepeat } = this.sending;
		return this.run.options.retryHarmless && harmlessRepeat !== undefined && messages.every(harmlessRepeat);
	}

	/** What a call that was given up means for those that follow. */
	private noteGivenUp(failure: Failure, attempts: Attempts): void {
		const { session } = this.run;
		this.unreachable = failure.kind === 'neverSent';
		// A sign-in that cannot be made now is not asked for again by each of the calls that follow.
		if (isPassingSignIn(failure)) session.refuse({ ...failure.reason, retryable: true }, SIGN_IN_REST_MS);
		else if (failure.kind === 'denied') session.refuse(withRetryable(failure));
		else if (isSignIn(failure) || this.isVain(failure, attempts)) session.refuse(failure.reason);
		if (!isBusy(failure)) return;
		this.turnedAway += 1;
		if (this.turnedAway >= MOST_TURNED_AWAY) session.refuse({ ...failure.reason, retryable: true });
	}

	/** Whether asking for tokens has become pointless. One call may meet a token that ends at once, two in a row do not. */
	private isVain(failure: Failure, attempts: Attempts): boolean {
		if (failure.kind !== 'tokenExpired' || attempts.renewals === 0) return false;
		this.vainRenewals += 1;
		return this.vainRenewals > 1;
	}

	private async attempt(call: Call<unknown>, messages: Message[], attempt: Attempt): Promise<Judgement<Result>> {
		const { sending } = this;
		const { session, cancel } = this.run;
		const exchange = await session
			.send((credential) => written(() => sending.encode(messages, credential)), cancel)
			.catch((error: unknown) => notSent(error));
		if (exchange.kind === 'refused') return exchange;
		if (exchange.kind !== 'response') return sending.explain?.(exchange) ?? exchange;
		const judgement = wholeOrPart(judged(() => sending.judge(exchange.response, messages, attempt)));
		if (judgement.kind === 'tokenExpired') {
			session.expire(exchange.generation);
			return { ...judgement, reason: session.ofToken(judgement.reason) };
		}
		if (judgement.kind === 'denied' && !judgement.final && (this.admitted || this.isFirstDoubt(judgement, messages))) {
			return { kind: 'refused', reason: judgement.reason, indivisible: call.isShared !== true };
		}
		if (judgement.kind !== 'denied' || !judgement.diagnose || !sending.diagnosis) return judgement;
		return { ...judgement, reason: await session.diagnosed(sending.diagnosis, judgement.reason, cancel) };
	}

	/** Something on the way may dislike one request; it takes a second, different one to tell that it dislikes the caller. */
	private isFirstDoubt({ doubtful }: { doubtful?: boolean }, messages: readonly Message[]): boolean {
		if (doubtful !== true) return false;
		const first = this.doubted === undefined;
		this.doubted ??= messages;
		return first;
	}
}
