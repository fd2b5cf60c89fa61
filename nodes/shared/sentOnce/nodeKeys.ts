import { wait } from '../account/wait';
import { claimKeys, MOST_ROUNDS, type Verdict } from './claimKeys';
import { entriesOf, keyEntry, openEntry, ownMark } from './entries';
import { Gather } from './gather';
import type { KeyStore, OwnStore } from './keyStore';
import { StoreQueue } from './storeQueue';

/** What became of the message that a key was claimed for. */
export type Ended = 'accepted' | 'rejected' | 'unknown' | 'notSent';

/** A key that a run of this process holds, or is about to. */
export interface Claim {
	readonly key: string;
	/** Whose it is. */
	readonly owner: object;
	readonly index: number;
	readonly verdict: Promise<Verdict>;
	/** Known as soon as the message has an outcome. */
	readonly ended: Promise<Ended>;
	/** Fulfilled when the store knows it too: false where it could not be told. */
	readonly closed: Promise<boolean>;
}

interface OpenClaim extends Claim {
	end(ended: Ended): void;
	close(told: boolean): void;
}

/** Entries that an outcome removes from the list, and those that must be in it afterwards. */
interface Change {
	remove: string[];
	keep: string[];
}

/** After another process wrote over our entries, this process expects it to do so again for a while. */
const CROWDED_MS = 3_600_000;
/** Keys of unknown outcome, and those that other processes are sending, take two places. */
const SPARE = 0.1;

/** The keys of one node in this process. */
export class NodeKeys {
	private readonly queue: StoreQueue;
	private readonly claims = new Map<string, OpenClaim>();
	/** Marks that nobody needs any more. */
	private readonly litter = new Set<string>();
	/** The last of them that is known to be in the list. */
	private probe: string | undefined;
	private crowdedUntilMs = -Infinity;
	/** The number of keys that the latest runs want to be kept. */
	private wanted = 0;
	private readonly claiming = new Gather(async (lot: Array<{ key: string; most: number }>) => await this.claimLot(lot));
	private readonly telling = new Gather(async (lot: Change[]) => await this.changeLot(lot));

	constructor(store: KeyStore) {
		this.queue = new StoreQueue(store);
	}

	/** Calls go through the helpers of the latest run: those of an older one may end with it. */
	set store(store: KeyStore) {
		this.queue.store = store;
	}

	get idle(): boolean {
		return this.claims.size === 0 && this.claiming.idle && this.telling.idle;
	}

	/** Who holds a key in this process. */
	holder(key: string): Claim | undefined {
		return this.claims.get(key);
	}

	/**
	 * Claims a key that nobody in this process holds; the caller owes an `end`.
	 *
	 * @param most the number of keys that the user wants to be kept
	 */
	claim(key: string, owner: object, index: number, most: number): Claim {
		let end = (_ended: Ended): void => {};
		let close = (_told: boolean): void => {};
		const ended = new Promise<Ended>((resolve) => (end = resolve));
		const closed = new Promise<boolean>((resolve) => (close = resolve));
		const verdict = this.claiming.add({ key, most });
		const claim = { key, owner, index, verdict, ended, closed, end, close };
		this.claims.set(key, claim);
		return claim;
	}

	/**
	 * Tells what became of the message; a key that never was ours stays as it is.
	 *
	 * @returns whether the store knows it now
	 */
	async end({ key, verdict }: Claim, ended: Ended): Promise<boolean> {
		const claim = this.claims.get(key);
		const { kind } = await verdict;
		claim?.end(kind === 'failed' ? 'notSent' : ended);
		const told = kind !== 'mine' || (await this.tellStore(key, ended));
		this.claims.delete(key);
		claim?.close(told);
		return told;
	}

	/** Entries to keep: keys, those under way among them, and what there is besides while messages are on their way. */
	private get most(): number {
		const keys = Math.max(this.wanted + Math.floor(this.wanted * SPARE), this.claims.size);
		return keys + this.claims.size + this.litter.size + 1;
	}

	private async tellStore(key: string, ended: Ended): Promise<boolean> {
		if (ended === 'unknown') return true;
		const isAccepted = ended === 'accepted';
		return await this.telling.add({
			remove: isAccepted ? [openEntry(key)] : entriesOf(key),
			keep: isAccepted ? [keyEntry(key)] : [],
		});
	}

	private async claimLot(lot: Array<{ key: string; most: number }>): Promise<Verdict[]> {
		const keys = lot.map(({ key }) => key);
		this.wanted = Math.max(...lot.map(({ most }) => most));
		const verdicts = await claimKeys(keys, {
			queue: this.queue,
			most: this.most,
			leave: (mark, survived) => {
				this.litter.add(mark);
				if (survived) this.probe = mark;
			},
			overwritten: () => (this.crowdedUntilMs = performance.now() + CROWDED_MS),
		});
		return keys.map((key) => verdicts.get(key) ?? { kind: 'failed', why: 'no verdict' });
	}

	private async changeLot(lot: Change[]): Promise<boolean[]> {
		const of = (part: keyof Change): string[] => lot.flatMap((change) => change[part]);
		const told = await this.change(of('remove'), of('keep')).then(
			() => true,
			() => false,
		);
		return lot.map(() => told);
	}

	/**
	 * Changes the list, and where there are other processes, sees to it that none of them undoes that: removed entries
	 * come back together with a mark that was in the list too, or not at all. What it wrote over is recorded again.
	 */
	private async change(remove: string[], keep: string[]): Promise<void> {
		const { queue } = this;
		const probe = this.isCrowded ? await this.survivingMark() : undefined;
		const entries = [...remove, ...this.litter];
		this.litter.clear();
		this.probe = undefined;
		await queue.remove(entries);
		for (let rounds = 0; probe !== undefined && rounds < MOST_ROUNDS; rounds++) {
			await wait(queue.windowMs);
			if (!(await queue.record([...keep, probe], this.most)).has(probe)) break;
			await queue.remove(entries);
		}
		if (probe !== undefined) this.litter.add(probe);
	}

	private get isCrowded(): boolean {
		return performance.now() < this.crowdedUntilMs;
	}

	/** A mark that is in the list, and that every process that writes the list from now on has read. */
	private async survivingMark(): Promise<string> {
		if (this.probe !== undefined) return this.probe;
		const mark = ownMark();
		this.litter.add(mark);
		for (let rounds = 0; rounds < MOST_ROUNDS; rounds++) {
			if ((await this.queue.record([mark], this.most)).has(mark)) break;
			await wait(this.queue.windowMs);
		}
		return mark;
	}
}

/** A node that sent nothing for so long is forgotten; its keys are in the store. */
const FORGOTTEN_MS = 3_600_000;

const nodes = new Map<string, { keys: NodeKeys; usedMs: number }>();

/** The keys of a node, the same object for all its runs in this process. */
export function nodeKeysOf(store: OwnStore): NodeKeys {
	const nowMs = performance.now();
	for (const [scope, { keys, usedMs }] of nodes) {
		if (keys.idle && usedMs + FORGOTTEN_MS < nowMs) nodes.delete(scope);
	}
	const keys = nodes.get(store.scope)?.keys ?? new NodeKeys(store);
	keys.store = store;
	nodes.set(store.scope, { keys, usedMs: nowMs });
	return keys;
}
