import { mayHaveBeenExecuted, passes, type Failure } from '../contract/failure';
import type { Answered, Attempt, Judgement, Refused } from '../contract/judgement';
import type { Entry, Sending } from '../contract/operation';
import { reasonOf, rejected, unknown, type Reason } from '../contract/outcome';
import type { WireRequest } from '../contract/wire';
import { backOffMs, decideRetry, LONGEST_WAIT_MS, type Attempts } from './decideRetry';
import type { Call } from './group';
import type { Run } from './run';

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
		const messages = call.entries.map(({ message }) => message);
		const attempts: Attempts = { tries: 0, renewals: 0, waitedMs: 0, renewable: true };
		for (;;) {
			const refused = this.run.session.refused;
			if (refused) return giveUp(messages, { kind: 'denied', reason: refused });
			try {
				await this.run.pace.start();
			} catch {
				if (attempts.tries === 0) return 'notStarted';
				return giveUp(messages, { kind: 'neverSent', reason: cancelledReason });
			}
			if (attempts.tries === 0 && this.run.halted()) {
				this.run.pace.ended();
				return 'notStarted';
			}
			attempts.tries += 1;
			const again = attempts.tries > 1 ? 'again' : 'first';
			const judgement = await this.attempt(messages, call.mayHaveBeenExecuted ? 'maybeExecuted' : again);
			this.run.pace.ended();
			if (judgement.kind === 'answered' || judgement.kind === 'refused') {
				this.noteHeard(judgement);
				return judgement;
			}
			if (mayHaveBeenExecuted(judgement) && !this.sending.readsOnly) call.mayHaveBeenExecuted = true;
			if (!(await this.again(judgement, attempts, messages))) return giveUp(messages, judgement);
		}
	}

	private noteHeard(judgement: Answered<Result> | Refused): void {
		this.unreachable = false;
		this.vainRenewals = 0;
		this.turnedAway = 0;
		this.admitted ||= judgement.kind === 'answered' && judgement.outcomes.some(({ outcome }) => outcome === 'accepted');
	}

	/** Whether to make another attempt, after the pause that this takes. */
	private async again(failure: Failure, attempts: Attempts, messages: Message[]): Promise<boolean> {
		const { session, options } = this.run;
		attempts.renewable = session.renewable;
		attempts.renewalWaitMs = session.renewalWaitMs;
		attempts.patient = isPassingSignIn(failure) && session.hasSignedIn;
		if (this.run.cancelled()) return false;
		const maxTries = this.unreachable && failure.kind === 'neverSent' ? 1 : options.maxTries;
		const retryUnknown = options.retryUnknown || this.sending.readsOnly === true || this.isHarmless(messages);
		const pauseMs = backOffMs(attempts.tries, Math.random());
		const decision = decideRetry(failure, attempts, { maxTries, retryUnknown }, pauseMs);
		if (!decision.again) {
			this.noteGivenUp(failure, attempts);
			return false;
		}
		if (decision.renewToken) attempts.renewals += 1;
		attempts.waitedMs += decision.waitMs;
		if (failure.kind === 'busy' && !failure.signIn) {
			this.run.pace.pause(decision.waitMs);
			return true;
		}
		return await this.run.wait(decision.waitMs).then(
			() => true,
			() => false,
		);
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
		if (failure.kind !== 'busy' || failure.signIn) return;
		this.turnedAway += 1;
		const pauseMs = failure.retryAfterMs ?? 0;
		if (pauseMs <= LONGEST_WAIT_MS && this.turnedAway < MOST_TURNED_AWAY) return;
		session.refuse({ ...failure.reason, retryable: true, message: `${failure.reason.message}${pauseWords(pauseMs)}` });
	}

	/** Whether asking for tokens has become pointless. One call may meet a token that ends at once, two in a row do not. */
	private isVain(failure: Failure, attempts: Attempts): boolean {
		if (failure.kind !== 'tokenExpired' || attempts.renewals === 0) return false;
		this.vainRenewals += 1;
		return this.vainRenewals > 1;
	}

	private async attempt(messages: Message[], attempt: Attempt): Promise<Judgement<Result>> {
		const { sending } = this;
		const { session } = this.run;
		const exchange = await session
			.send((credential) => written(() => sending.encode(messages, credential)))
			.catch((error: unknown) => notSent(error));
		if (exchange.kind !== 'response') return exchange;
		const judgement = judged(() => sending.judge(exchange.response, messages, attempt));
		if (judgement.kind === 'tokenExpired') {
			session.expire(exchange.generation);
			return { ...judgement, reason: session.ofToken(judgement.reason) };
		}
		if (judgement.kind === 'denied' && !judgement.final && (this.admitted || this.isFirstDoubt(judgement, messages))) {
			return { kind: 'refused', reason: judgement.reason, indivisible: true };
		}
		if (judgement.kind !== 'denied' || !judgement.diagnose || !sending.diagnosis) return judgement;
		return { ...judgement, reason: await session.diagnosed(sending.diagnosis, judgement.reason) };
	}

	/** Something on the way may dislike one request; it takes a second, different one to tell that it dislikes the caller. */
	private isFirstDoubt({ doubtful }: { doubtful?: boolean }, messages: readonly Message[]): boolean {
		if (doubtful !== true) return false;
		const first = this.doubted === undefined;
		this.doubted ??= messages;
		return first;
	}
}

/** A call that cannot be written: this concerns its own messages, of which the others are found by dividing it. */
class Unwritable extends Error {
	constructor(readonly reason: Reason) {
		super(reason.message);
	}
}

function written(encode: () => WireRequest): WireRequest {
	try {
		return encode();
	} catch (error) {
		throw unwritable(error);
	}
}

function unwritable(error: unknown): Unwritable {
	return new Unwritable(reasonOf(error));
}

/** Before anything is sent, the credential may turn out to be unreadable. */
function notSent(error: unknown): Refused | Failure {
	return error instanceof Unwritable
		? { kind: 'refused', reason: error.reason }
		: { kind: 'neverSent', signIn: true, certificate: true, reason: reasonOf(error) };
}

const cancelledReason: Reason = { message: 'The execution was cancelled before the request was repeated' };

function giveUp(messages: unknown[], failure: Failure): Answered<never> {
	const outcome = mayHaveBeenExecuted(failure) ? unknown(failure.reason) : rejected(withRetryable(failure));
	return { kind: 'answered', outcomes: messages.map(() => outcome) };
}

function withRetryable(failure: Failure): Reason {
	return passes(failure) ? { ...failure.reason, retryable: true } : failure.reason;
}

function isSignIn(failure: Failure): boolean {
	return 'signIn' in failure && failure.signIn === true;
}

function isPassingSignIn(failure: Failure): boolean {
	return isSignIn(failure) && passes(failure);
}

function pauseWords(pauseMs: number): string {
	if (pauseMs <= LONGEST_WAIT_MS) return '';
	return `. It asks for a pause until ${new Date(Date.now() + pauseMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A response that breaks its reader is a response nobody can read. */
function judged<Result>(judge: () => Judgement<Result>): Judgement<Result> {
	try {
		return judge();
	} catch {
		return { kind: 'unknown', reason: { message: 'The response of the platform could not be read' } };
	}
}
