import type { Failure } from '../contract/failure';
import { mayHaveBeenExecuted } from '../contract/failure';
import type { Answered, Attempt, Judgement, Refused } from '../contract/judgement';
import type { Entry, Sending } from '../contract/operation';
import { reasonOf, rejected, unknown, type NotAccepted, type Outcome, type Reason } from '../contract/outcome';
import { backOffMs, decideRetry, type Attempts } from './decideRetry';
import { divide, group, type Call } from './group';
import type { Run } from './run';

type Settle<E, Result> = (entry: E, outcome: Outcome<Result>) => void;

/**
 * Sends messages: as many calls in flight as allowed, each repeated only while that is safe, a call refused as a
 * whole divided until only the guilty are left.
 *
 * @param settle called once per message with its outcome; not called for messages that were not sent because the run
 *   was halted
 */
export async function sendAll<Message, Result, E extends Entry<Message>>(
	run: Run,
	sending: Sending<Message, Result>,
	entries: readonly E[],
	settle: Settle<E, Result>,
): Promise<void> {
	const calls = group(entries, (message: Message) => sending.group(message), sending.limits).reverse();
	const sender = new Sender(run, sending);

	const worker = async (): Promise<void> => {
		for (let call = calls.pop(); call && !run.halted(); call = calls.pop()) {
			const verdict = await sender.carry(call);
			if (verdict === 'notStarted') return;
			// The parts go first, so that a call is finished before later ones begin.
			calls.push(...settleCall(call, verdict, settle).reverse());
		}
	};
	await Promise.all(Array.from({ length: run.options.concurrency }, worker));
}

/** Writes what is decided about a call and returns the calls that take its place. */
function settleCall<E, Result>(
	call: Call<E>,
	verdict: Answered<Result> | Refused,
	settle: Settle<E, Result>,
): Array<Call<E>> {
	const outcomeOf = (reason: Reason): NotAccepted => (call.mayHaveBeenExecuted ? unknown(reason) : rejected(reason));
	if (verdict.kind === 'answered') {
		call.entries.forEach((entry, place) => {
			const outcome = verdict.outcomes[place] ?? unknown({ message: 'The response contains no result for this item' });
			settle(entry, outcome.outcome === 'rejected' ? outcomeOf(outcome.reason) : outcome);
		});
		return [];
	}
	const guilty = new Map((verdict.guilty ?? []).map(({ position, reason }) => [position, reason]));
	const all = verdict.indivisible === true || call.entries.length === 1;
	call.entries.forEach((entry, place) => {
		if (all || guilty.has(place)) settle(entry, outcomeOf(guilty.get(place) ?? verdict.reason));
	});
	return all ? [] : divide(call, new Set(guilty.keys()));
}

/** Carries calls to the platform, one attempt after the other. */
class Sender<Message, Result> {
	/**
	 * Set while the platform cannot be reached: a call that used up its attempts speaks for the next ones, which get one
	 * attempt each until something is heard again. Otherwise ten thousand items would wait ten thousand times.
	 */
	private unreachable = false;
	/** Set once something was accepted: a later denial is about its own call, such as a firewall that dislikes a text. */
	private admitted = false;
	/** Calls in a row whose new token was refused too: no token helps, and platforms throttle who asks for many. */
	private vainRenewals = 0;

	constructor(
		private readonly run: Run,
		private readonly sending: Sending<Message, Result>,
	) {}

	async carry(call: Call<Entry<Message>>): Promise<Answered<Result> | Refused | 'notStarted'> {
		const messages = call.entries.map(({ message }) => message);
		const attempts: Attempts = { tries: 0, renewals: 0, waitedMs: 0, renewable: true };
		for (;;) {
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
				this.unreachable = false;
				this.vainRenewals = 0;
				this.admitted ||= isAccepted(judgement);
				return judgement;
			}
			if (mayHaveBeenExecuted(judgement) && !this.sending.readsOnly) call.mayHaveBeenExecuted = true;
			if (!(await this.again(judgement, attempts))) return giveUp(messages, judgement);
		}
	}

	/** Whether to make another attempt, after the pause that this takes. */
	private async again(failure: Failure, attempts: Attempts): Promise<boolean> {
		attempts.renewable = this.run.session.renewable;
		attempts.renewalWaitMs = this.run.session.renewalWaitMs;
		if (this.run.cancelled()) return false;
		const maxTries = this.unreachable && failure.kind === 'neverSent' ? 1 : this.run.options.maxTries;
		const retryUnknown = this.run.options.retryUnknown || this.sending.readsOnly === true;
		const pauseMs = backOffMs(attempts.tries, Math.random());
		const decision = decideRetry(failure, attempts, { maxTries, retryUnknown }, pauseMs);
		if (!decision.again) {
			this.unreachable = failure.kind === 'neverSent';
			// A sign-in that cannot be made now is not asked for again by each of the calls that follow.
			if (isSignIn(failure) || this.isVain(failure, attempts)) this.run.session.refuse(failure.reason);
			return false;
		}
		if (decision.renewToken) attempts.renewals += 1;
		attempts.waitedMs += decision.waitMs;
		if (failure.kind === 'busy') {
			this.run.pace.pause(decision.waitMs);
			return true;
		}
		return await this.run.wait(decision.waitMs).then(
			() => true,
			() => false,
		);
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
			.send((credential) => sending.encode(messages, credential))
			.catch((error: unknown) => ({ kind: 'denied' as const, reason: reasonOf(error), generation: 0 }));
		if (exchange.kind !== 'response') return exchange;
		const judgement = judged(() => sending.judge(exchange.response, messages, attempt));
		if (judgement.kind === 'tokenExpired') session.expire(exchange.generation);
		if (judgement.kind === 'denied' && this.admitted && !judgement.final) {
			return { kind: 'refused', reason: judgement.reason, indivisible: true };
		}
		if (judgement.kind !== 'denied' || !judgement.diagnose || !sending.diagnosis) return judgement;
		return { kind: 'denied', reason: await session.diagnosed(sending.diagnosis, judgement.reason) };
	}
}

const cancelledReason: Reason = { message: 'The execution was cancelled before the call was repeated' };

function giveUp(messages: unknown[], failure: Failure): Answered<never> {
	const outcome = mayHaveBeenExecuted(failure) ? unknown(failure.reason) : rejected(failure.reason);
	return { kind: 'answered', outcomes: messages.map(() => outcome) };
}

function isAccepted(verdict: Answered<unknown> | Refused): boolean {
	return verdict.kind === 'answered' && verdict.outcomes.some(({ outcome }) => outcome === 'accepted');
}

function isSignIn(failure: Failure): boolean {
	return failure.kind === 'denied' || ('signIn' in failure && failure.signIn === true);
}

/** A response that breaks its reader is a response nobody can read. */
function judged<Result>(judge: () => Judgement<Result>): Judgement<Result> {
	try {
		return judge();
	} catch {
		return { kind: 'unknown', reason: { message: 'The response of the platform could not be read' } };
	}
}
