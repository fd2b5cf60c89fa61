import type { Boxes } from '../account/boxes';
import type { Answered, Refused } from '../contract/judgement';
import type { Entry, Sending } from '../contract/operation';
import { rejected, unknown, type NotAccepted, type Outcome, type Reason } from '../contract/outcome';
import { Family } from './family';
import { divide, group, type Call } from './group';
import type { Run } from './run';
import { Sender } from './sender';
import { sendTogether } from './together';
import { sentences } from '../text/sentences';

type Settle<E, Result> = (entry: E, outcome: Outcome<Result>) => void;

/**
 * Sends messages: as many calls in flight as allowed, each repeated only while that is safe, a call refused as a
 * whole divided until only the guilty are left.
 *
 * @param settle called once per message with its outcome; not called for messages that were not sent because the run
 *   was halted
 * @param boxes where calls that are not full wait for messages of other runs, if the user wants that
 */
export async function sendAll<Message, Result, E extends Entry<Message>>(
	run: Run,
	sending: Sending<Message, Result>,
	entries: readonly E[],
	settle: Settle<E, Result>,
	boxes?: Boxes<Entry<Message>, Result>,
): Promise<void> {
	const sender = new Sender(run, sending);
	const left: Array<Call<E>> = [];
	const admitted = async (call: Call<E>, later: Array<Call<E>>): Promise<Call<E>> =>
		sending.readsOnly ? call : ((await run.sentOnce?.admit(call, later)) ?? call);

	/** Sends calls one after the other, the last first. */
	const work = async (calls: Array<Call<E>>): Promise<void> => {
		while (!run.halted()) {
			const next = calls.pop();
			if (!next) return;
			const call = await admitted(next, calls);
			if (call.entries.length === 0) continue;
			const verdict = await sender.carry(call);
			if (verdict === 'notStarted') return void left.push(call);
			// The parts go first, so that a call is finished before later ones begin.
			calls.push(...settleCall(call, verdict, settle).reverse());
		}
	};
	const workTogether = async (whole: Call<E>): Promise<void> => {
		const call = await admitted(whole, []);
		if (!boxes || call.entries.length === 0 || run.halted()) return;
		const part = await sendTogether(run, sending, boxes, call);
		if (part.kind === 'notSent') return;
		if (part.secrets) run.session.learn(part.secrets);
		call.mayHaveBeenExecuted ||= part.mayHaveBeenExecuted === true;
		if (part.kind === 'verdict') call.attempts = part.attempts;
		const parts = part.kind === 'apart' ? [call] : settleCall(call, part.verdict, settle).reverse();
		await work(parts);
		left.push(...parts);
	};
	const calls = group(entries, (message: Message) => sending.group(message), sending.limits);
	const waits = ({ entries: own }: Call<E>): boolean =>
		boxes !== undefined && run.options.batchWindow > 0 && own.length < sending.limits.messages;
	const alone = calls.filter((call) => !waits(call)).reverse();
	const workers = Math.min(run.options.concurrency, entries.length);
	await Promise.all([
		...Array.from({ length: workers }, async () => await work(alone)),
		...calls.filter(waits).map(workTogether),
	]);
	// What was not sent again because the run was halted is not what was never sent.
	for (const call of [...alone, ...left].flatMap((unsent) => [unsent, ...unsampled(unsent)])) {
		if (!call.mayHaveBeenExecuted) continue;
		for (const entry of call.entries) settle(entry, unknown(haltedReason));
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
	const outcomeOf = (reason: Reason, { mayHaveBeenExecuted } = call): NotAccepted =>
		mayHaveBeenExecuted ? unknown(reason) : rejected(reason);
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
	for (const part of unsampled(call)) {
		for (const entry of part.entries) settle(entry, outcomeOf(likeTheSample(reason), part));
	}
	return [];
}

/** Who knows that an item is not like the others must be able to tell why it was not sent. */
function likeTheSample(reason: Reason): Reason {
	const why = 'Other items of its request were refused alone in the same words, so this one was not sent alone.';
	return { ...reason, todo: sentences(reason.todo, why) };
}

/** The messages that a call was a sample of: what became of the sample did not happen to them. */
function unsampled<E>({ samples, family }: Call<E>): Array<Call<E>> {
	return samples ? [{ entries: samples.entries, mayHaveBeenExecuted: samples.mayHaveBeenExecuted, family }] : [];
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
		const { mayHaveBeenExecuted } = call;
		const samples = { entries: call.entries.slice(0, -1), reason, mayHaveBeenExecuted };
		return [{ entries: [last], mayHaveBeenExecuted, family, samples }, ...unsampled(call)];
	}
	return [...divide(call, guilty).map((part) => ({ ...part, family })), ...unsampled(call)];
}
