import type { Entry, Pending } from '../contract/operation';
import { rejected, unknown, type NotAccepted, type Outcome, type Reason } from '../contract/outcome';
import type { Hints } from '../item/hints';
import { quoted } from '../item/refused';
import type { Claim, Ended, NodeKeys } from '../sentOnce/nodeKeys';
import { untilAborted } from '../signIn/untilAborted';
import type { Call } from './group';
import type { Ledger } from './ledger';

/**
 * Keys are claimed for so many messages ahead of the one that is sent next: enough for calls to follow each other, and
 * few enough, because a process that dies leaves them as unknown.
 */
const CLAIMED_AHEAD = 100;

/** An item that waits for what becomes of another one with the same key. */
interface Follower {
	index: number;
	leader: Claim;
}

/** Keeps a run from sending an item whose key was sent before (rule 16). */
export class SentOnce {
	private readonly keyOf = new Map<number, string>();
	/** Whether an item may go, by its index; an item without a key is not in here. */
	private readonly admitted = new Map<number, Promise<boolean>>();
	private readonly claims = new Map<number, Claim>();
	private followers: Follower[] = [];
	private closing: Array<Promise<boolean>> = [];

	/**
	 * @param keys the node's; undefined where n8n keeps none
	 * @param most the number of keys to keep
	 */
	constructor(
		private readonly keys: NodeKeys | undefined,
		private readonly most: number,
		private readonly ledger: Ledger,
		private readonly hints: Hints,
		private readonly signal: AbortSignal | undefined,
	) {}

	/**
	 * Notes the key of an item, which may be empty.
	 *
	 * @returns why the item must not be sent
	 */
	note(index: number, key: string): Reason | undefined {
		if (key === '') return undefined;
		if (!this.keys) return noStore();
		this.keyOf.set(index, key);
		return undefined;
	}

	/**
	 * Claims the keys of a call that is about to leave, and of some that come after it.
	 *
	 * @param later the calls after it, the next one last
	 * @returns the call without items that are not sent; these have an outcome, or will follow another's
	 */
	async admit<E extends Entry<unknown>>(call: Call<E>, later: ReadonlyArray<Call<E>>): Promise<Call<E>> {
		if (this.keyOf.size === 0) return call;
		const asked = call.entries.map((entry) => this.ask(entry));
		let ahead = 0;
		for (let place = later.length - 1; place >= 0 && ahead < CLAIMED_AHEAD; place--) {
			const { entries = [] } = later[place] ?? {};
			ahead += entries.length;
			for (const entry of entries) void this.ask(entry);
		}
		const go = await untilAborted(Promise.all(asked), this.signal);
		// Nothing starts any more; what became of earlier attempts is told as without keys.
		if (!go) return call;
		const entries = call.entries.filter((_, place) => go[place] === true);
		return entries.length === call.entries.length ? call : { ...call, entries };
	}

	private async ask(entry: Entry<unknown>): Promise<boolean> {
		if (!isPending(entry)) return true;
		const { index } = entry;
		const key = this.keyOf.get(index);
		if (key === undefined || !this.keys) return true;
		const asked = this.admitted.get(index) ?? this.claim(this.keys, key, index);
		this.admitted.set(index, asked);
		return await asked;
	}

	private async claim(keys: NodeKeys, key: string, index: number): Promise<boolean> {
		const leader = keys.holder(key);
		if (leader) {
			this.followers.push({ index, leader });
			return false;
		}
		const claim = keys.claim(key, this, index, this.most);
		this.claims.set(index, claim);
		const verdict = await claim.verdict;
		// A run that was given up meanwhile has handed its claims back.
		if (!this.claims.has(index)) return false;
		if (verdict.kind === 'mine') return true;
		this.ledger.write(index, this.outcomeOf(verdict.kind === 'failed' ? notStored(verdict.why) : verdict.kind));
		return false;
	}

	/** Told of every outcome when it is written. */
	written(index: number, { outcome }: Outcome): void {
		const claim = this.claims.get(index);
		if (!claim || !this.keys) return;
		this.claims.delete(index);
		this.closing.push(this.keys.end(claim, outcome));
	}

	/**
	 * Hands back the keys of items that were not sent, and gives the items that follow another one its outcome.
	 *
	 * @returns items that are to be sent after all, because the run whose item they followed was stopped before
	 */
	async finish(halted: () => boolean): Promise<Set<number>> {
		for (const claim of this.claims.values()) {
			if (this.keys) this.closing.push(this.keys.end(claim, 'notSent'));
			this.admitted.delete(claim.index);
		}
		this.claims.clear();
		const again = new Set<number>();
		for (const { index, leader } of this.followers.splice(0)) {
			this.admitted.delete(index);
			const ended = halted() ? undefined : await untilAborted(leader.ended, this.signal);
			if (ended === undefined || halted()) continue;
			const outcome = this.followed(leader, ended);
			if (outcome) this.ledger.write(index, outcome);
			else if ((await untilAborted(leader.closed, this.signal)) !== undefined) again.add(index);
		}
		const told = await untilAborted(Promise.all(this.closing.splice(0)), this.signal);
		if (told?.includes(false)) this.hints.add(notTold);
		return again;
	}

	/** In one run the second item has its first one's outcome, of another run's it learns no words. */
	private followed(leader: Claim, ended: Ended): Outcome | undefined {
		const first = leader.owner === this ? this.ledger.at(leader.index) : undefined;
		if (first && first.outcome !== 'accepted') return { ...first, reason: asDuplicate(first.reason) };
		return ended === 'notSent' ? undefined : this.outcomeOf(ended);
	}

	private outcomeOf(told: 'accepted' | 'rejected' | 'unknown' | NotAccepted): Outcome {
		if (told === 'rejected') return otherRejected();
		if (told === 'unknown') return mayBeSent();
		if (told !== 'accepted') return told;
		this.hints.add('Not sent again: the send-once key was accepted before');
		return { outcome: 'accepted', json: { accepted: true, duplicate: true } };
	}
}

/** Look-ups are no messages of items. */
function isPending(entry: Entry<unknown>): entry is Pending<unknown> {
	return 'index' in entry && typeof entry.index === 'number';
}

function asDuplicate(reason: Reason): Reason {
	return { ...reason, details: { ...reason.details, duplicate: true } };
}

const noStore = (): Reason => ({
	message: "n8n cannot store the item's send-once key",
	todo: "Save the workflow first, or leave 'Send-Once Key' empty. Very old versions of n8n cannot store keys.",
	details: { parameter: 'Send-Once Key' },
});

const notStored = (why: string): NotAccepted =>
	rejected({
		message: `n8n could not store the item's send-once key, so the item was not sent. The database said: ${quoted(why)}`,
		todo: 'Save the workflow, and send the item again.',
		retryable: true,
		details: { parameter: 'Send-Once Key' },
	});

const mayBeSent = (): NotAccepted =>
	unknown({
		message: 'A message with this send-once key may have been sent before',
		todo: 'Look for it on the platform. To send the item in any case, give it another key.',
		details: { duplicate: true },
	});

const otherRejected = (): NotAccepted =>
	rejected({
		message: 'Another execution sent a message with this send-once key at the same time, and it was rejected',
		todo: 'Send the item again.',
		retryable: true,
		details: { duplicate: true },
	});

const notTold = "A send-once key could not be updated in n8n's database: the item may count as unknown later";
