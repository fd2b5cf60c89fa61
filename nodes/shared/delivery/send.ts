import type { Answered, Refused } from '../contract/judgement';
import type { Entry, Sending } from '../contract/operation';
import { rejected, unknown, type NotAccepted, type Outcome, type Reason } from '../contract/outcome';
import { Family } from './family';
import { divide, group, type Call } from './group';
import type { Run } from './run';
import { Sender } from './sender';

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
	const notStarted: Array<Call<E>> = [];

	const worker = async (): Promise<void> => {
		while (!run.halted()) {
			const call = calls.pop();
			if (!call) return;
			const verdict = await sender.carry(call);
			if (verdict === 'notStarted') return void notStarted.push(call);
			// The parts go first, so that a call is finished before later ones begin.
			calls.push(...settleCall(call, verdict, settle).reverse());
		}
	};
	const workers = Math.min(run.options.concurrency, entries.length);
	await Promise.all(Array.from({ length: workers }, worker));
	// What was not sent again because the run was halted is not what was never sent.
	for (const { entries, samples, mayHaveBeenExecuted } of [...calls, ...notStarted]) {
		if (!mayHaveBeenExecuted) continue;
		for (const entry of [...entries, ...(samples?.entries ?? [])]) settle(entry, unknown(haltedReason));
	}
}

const haltedReason: Reason = {
	message: 'The run ended before the request was repeated, and an earlier attempt may have been executed',
	todo: 'Check on the platform before you send it again.',
};

/** Writes what is decided about a call and returns the calls that take its place. */
function settleCall<E, Result>(
	call: Call<E>,
	verdict: Answered<Result> | Refused,
	settle: Settle<E, Result>,
): Array<Call<E>> {
	const outcomeOf = (reason: Reason): NotAccepted => (call.mayHaveBeenExecuted ? unknown(reason) : rejected(reason));
	if (verdict.kind === 'answered') {
		const again = new Set(verdict.turnedAway?.positions);
		call.entries.forEach((entry, place) => {
			if (again.has(place)) return;
			const outcome = verdict.outcomes[place] ?? unknown({ message: 'The response contains no result for this item' });
			if (outcome.outcome === 'accepted' && call.family) call.family.accepted = true;
			settle(entry, outcome.outcome === 'rejected' ? outcomeOf(outcome.reason) : outcome);
		});
		const { mayHaveBeenExecuted, family, attempts } = call;
		const entries = call.entries.filter((_, place) => again.has(place));
		return [...(entries.length > 0 ? [{ entries, mayHaveBeenExecuted, family, attempts }] : []), ...unsampled(call)];
	}
	const { reason, indivisible } = verdict;
	const guilty = new Map((verdict.guilty ?? []).map(({ position, reason: own }) => [position, own]));
	const all = indivisible === true || call.entries.length === 1;
	call.entries.forEach((entry, place) => {
		if (all || guilty.has(place)) settle(entry, outcomeOf(guilty.get(place) ?? reason));
	});
	if (!all) return parts(call, reason, new Set(guilty.keys()));
	call.family?.noteAlone(reason);
	if (!call.samples || !call.family?.repeats(call.samples.reason) || !call.family.repeats(reason))
		return unsampled(call);
	for (const entry of call.samples.entries) settle(entry, outcomeOf(reason));
	return [];
}

/** The messages that a call was a sample of, where it spoke for itself only. */
function unsampled<E>({ samples, mayHaveBeenExecuted, family }: Call<E>): Array<Call<E>> {
	return samples ? [{ entries: samples.entries, mayHaveBeenExecuted, family }] : [];
}

/**
 * What takes the place of a call that was refused as a whole. Where single messages were refused in the same words
 * before and none was accepted, the call itself seems to be at fault: its last message is tried as a sample, instead of
 * finding out for each.
 */
function parts<E>(call: Call<E>, reason: Reason, guilty: ReadonlySet<number>): Array<Call<E>> {
	const family = call.family ?? new Family();
	const last = call.entries.at(-1);
	if (guilty.size === 0 && last !== undefined && call.entries.length > 2 && family.repeats(reason)) {
		const samples = { entries: call.entries.slice(0, -1), reason };
		return [{ entries: [last], mayHaveBeenExecuted: call.mayHaveBeenExecuted, family, samples }, ...unsampled(call)];
	}
	return [...divide(call, guilty).map((part) => ({ ...part, family })), ...unsampled(call)];
}
