import { diagnosed } from './loadList';
import { backOffMs } from './backOff';
import { decideRetry, type Attempts } from './decideRetry';
import { mayHaveBeenExecuted, type Failure } from '../contract/failure';
import { group, type Call } from './group';
import type { Circumstances, Judgement, Sending } from '../contract/operation';
import { reasonOf, rejected, unknown, type Outcome, type Reason } from '../contract/outcome';
import type { Run } from './run';
import type { Session } from '../signIn/session';
import { split } from './split';

type Verdict = Extract<Judgement, { kind: 'answered' | 'refused' }>;

/**
 * Sends messages: as many calls in flight as allowed, each repeated only while that is safe, a call refused as a
 * whole divided until only the guilty are left.
 *
 * @param settle called once per message with its position and outcome; not called for messages that were not sent
 *   because the run was halted
 */
export async function sendMessages<Message>(
	run: Run,
	operation: Sending<Message>,
	session: Session,
	messages: Message[],
	settle: (position: number, outcome: Outcome) => void,
): Promise<void> {
	const calls = group(messages, (message) => operation.group(message), operation.limits).reverse();
	const line = new Line(run, operation, session);

	const worker = async (): Promise<void> => {
		for (let call = calls.pop(); call && !run.halted(); call = calls.pop()) {
			const sent = call.positions.flatMap((position) => messages[position] ?? []);
			const verdict = await line.carry(call, sent);
			if (verdict === 'notStarted') return;
			// The parts go first, so that a call is finished before later ones begin.
			calls.push(...settleCall(call, verdict, settle).reverse());
		}
	};
	await Promise.all(Array.from({ length: run.options.concurrency }, worker));
}

/** Writes what is decided about a call and returns the calls that take its place. */
function settleCall(call: Call, verdict: Verdict, settle: (position: number, outcome: Outcome) => void): Call[] {
	const outcomeOf = (reason: Reason): Outcome => (call.mayHaveBeenExecuted ? unknown(reason) : rejected(reason));
	if (verdict.kind === 'answered') {
		call.positions.forEach((position, place) => {
			const outcome = verdict.outcomes[place] ?? unknown({ message: 'The answer does not mention this item' });
			settle(position, outcome.outcome === 'rejected' ? outcomeOf(outcome.reason) : outcome);
		});
		return [];
	}
	const guilty = new Map((verdict.guilty ?? []).map(({ position, reason }) => [position, reason]));
	const all = verdict.indivisible === true || call.positions.length === 1;
	call.positions.forEach((position, place) => {
		if (all || guilty.has(place)) settle(position, outcomeOf(guilty.get(place) ?? verdict.reason));
	});
	return all ? [] : split(call, new Set(guilty.keys()));
}

/** Carries calls to the platform, one try after the other. */
class Line<Message> {
	/**
	 * Set while the platform cannot be reached: a call that used up its tries speaks for the next ones, which get one
	 * try each until something is heard again. Otherwise ten thousand items would wait ten thousand times.
	 */
	private unreachable = false;
	/** Set once something was accepted: a later denial is about its own call, a firewall that dislikes a text for instance. */
	private admitted = false;
	/** Calls in a row whose new token was refused too: no token helps, and platforms throttle who asks for many. */
	private vainRenewals = 0;

	constructor(
		private readonly run: Run,
		private readonly operation: Sending<Message>,
		private readonly session: Session,
	) {}

	async carry(call: Call, messages: Message[]): Promise<Verdict | 'notStarted'> {
		const attempts: Attempts = { tries: 0, renewals: 0, waitedMs: 0, renewable: true };
		for (;;) {
			try {
				await this.run.pace.start();
			} catch {
				if (attempts.tries === 0) return 'notStarted';
				return this.giveUp(call, { kind: 'neverSent', reason: cancelledReason });
			}
			if (attempts.tries === 0 && this.run.halted()) {
				this.run.pace.ended();
				return 'notStarted';
			}
			attempts.tries += 1;
			const repeated = call.mayHaveBeenExecuted;
			const judgement = await this.tryOnce(messages, { repeated, again: repeated || attempts.tries > 1 });
			this.run.pace.ended();
			if (judgement.kind === 'answered' || judgement.kind === 'refused') {
				this.unreachable = false;
				this.vainRenewals = 0;
				this.admitted ||= isAccepted(judgement);
				return judgement;
			}
			if (mayHaveBeenExecuted(judgement) && !this.operation.readsOnly) call.mayHaveBeenExecuted = true;
			if (!(await this.again(judgement, attempts))) return this.giveUp(call, judgement);
		}
	}

	/** Whether to try again, after the pause that this takes. */
	private async again(failure: Failure, attempts: Attempts): Promise<boolean> {
		attempts.renewable = this.session.renewable;
		attempts.renewalWaitMs = this.session.renewalWaitMs;
		if (this.run.cancelled()) return false;
		const maxTries = this.unreachable && failure.kind === 'neverSent' ? 1 : this.run.options.maxTries;
		const pauseMs = backOffMs(attempts.tries, Math.random());
		const retryUnknown = this.run.options.retryUnknown || this.operation.readsOnly === true;
		const options = { maxTries, retryUnknown };
		const decision = decideRetry(failure, attempts, options, pauseMs);
		if (!decision.again) {
			this.unreachable = failure.kind === 'neverSent';
			// A log-on that cannot be made now is not asked for again by each of the calls that follow.
			if (isLogon(failure) || this.isVain(failure, attempts)) this.session.refuse(failure.reason);
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

	private async tryOnce(messages: Message[], circumstances: Circumstances): Promise<Judgement | Failure> {
		const { operation, session } = this;
		const exchange = await session
			.send((credential) => operation.encode(messages, credential))
			.catch((error: unknown): Failure => ({ kind: 'denied', reason: reasonOf(error) }));
		if (exchange.kind === 'failure') return exchange.failure;
		if (exchange.kind !== 'answer') return exchange;
		const judgement = judged(() => operation.judge(exchange.answer, messages, circumstances));
		if (judgement.kind === 'tokenExpired') session.expire(exchange.generation);
		if (judgement.kind === 'denied' && this.admitted && !judgement.final) {
			return { kind: 'refused', reason: judgement.reason, indivisible: true };
		}
		if (judgement.kind !== 'denied' || !judgement.diagnose || !operation.diagnosis) return judgement;
		return { kind: 'denied', reason: await diagnosed(session, operation.diagnosis, judgement.reason) };
	}

	private giveUp(call: Call, failure: Failure): Verdict {
		const outcome = mayHaveBeenExecuted(failure) ? unknown(failure.reason) : rejected(failure.reason);
		return { kind: 'answered', outcomes: call.positions.map(() => outcome) };
	}
}

const cancelledReason: Reason = { message: 'The execution was cancelled before the call was repeated' };

function isAccepted(verdict: Verdict): boolean {
	return verdict.kind === 'answered' && verdict.outcomes.some(({ outcome }) => outcome === 'accepted');
}

function isLogon(failure: Failure): boolean {
	return failure.kind === 'denied' || ('logon' in failure && failure.logon === true);
}

/** An answer that breaks its reader is an answer nobody can read. */
function judged(judge: () => Judgement): Judgement {
	try {
		return judge();
	} catch {
		return { kind: 'unknown', reason: { message: 'The answer of the platform could not be read' } };
	}
}
