import { wait } from '../account/wait';
import { messageOf } from '../contract/outcome';
import { entriesOf, keyEntry, openEntry, ownMark } from './entries';
import type { StoreQueue } from './storeQueue';

/**
 * What the store says of a key: it is ours now; its message was accepted before; it may have been sent, or is being sent
 * by another process; or the store did not do its work.
 */
export type Verdict = { kind: 'mine' | 'accepted' | 'unknown' } | { kind: 'failed'; why: string };

/** Under the heaviest load of several processes a claim survives within a few rounds. */
export const MOST_ROUNDS = 12;

/** What claims are made with. */
export interface Claiming {
	queue: StoreQueue;
	/** Entries that the store keeps. */
	most: number;
	/** Told of a mark that the next removal should take along; `survived`: it is in the list, and will not be written over. */
	leave(mark: string, survived: boolean): void;
	/** Told that another process wrote over what was recorded. */
	overwritten(): void;
}

/**
 * Claims keys: records them together with a mark of our own, and reads back once every process that had read the list
 * before has written it. Where the mark is gone, somebody wrote over it: a key that is there all the same is theirs, the
 * others are recorded anew. So of two processes that claim a key at the same time, the one that wrote last has it.
 *
 * @returns a verdict per key; never rejects
 */
export async function claimKeys(keys: readonly string[], claiming: Claiming): Promise<Map<string, Verdict>> {
	const verdicts = new Map<string, Verdict>();
	let left = [...keys];
	for (let lots = 0; left.length > 0 && lots < MOST_ROUNDS; lots++) left = await claimLot(left, claiming, verdicts);
	for (const key of left) verdicts.set(key, crowded);
	return verdicts;
}

const crowded: Verdict = { kind: 'failed', why: 'other processes of n8n kept changing it' };

/** @returns keys that have to be claimed anew */
async function claimLot(keys: string[], claiming: Claiming, verdicts: Map<string, Verdict>): Promise<string[]> {
	const { queue, most } = claiming;
	const mark = ownMark();
	const anew: string[] = [];
	let open = keys;
	let ours: string[] = [];
	let survived = false;
	try {
		for (let round = 0; ; round++) {
			const there = await queue.record([...open.map(keyEntry), ...open.map(openEntry), mark], most);
			// In the first round the mark is there where a call that failed was carried out all the same: that tells nothing.
			if (round > 0 && there.has(mark)) {
				survived = true;
				for (const key of open) verdicts.set(key, { kind: 'mine' });
				return anew;
			}
			if (round > 0) claiming.overwritten();
			const { free, wrong } = sort(open, there, anew, verdicts);
			ours = free;
			open = free;
			if (wrong.length > 0) await queue.remove(open.length > 0 ? wrong : [...wrong, mark]);
			if (open.length === 0) return anew;
			if (round === MOST_ROUNDS) {
				await queue.remove(open.flatMap(entriesOf));
				for (const key of open) verdicts.set(key, crowded);
				return anew;
			}
			await wait(queue.windowMs);
		}
	} catch (error) {
		for (const key of [...open, ...anew])
			verdicts.set(key, verdicts.get(key) ?? { kind: 'failed', why: messageOf(error) });
		// Only what is known to be new: removing any other key would forget a message that was accepted.
		await queue.remove(ours.flatMap(entriesOf)).catch(() => undefined);
		return [];
	} finally {
		claiming.leave(mark, survived);
	}
}

/**
 * What an answer means for keys whose mark was not there.
 *
 * @param anew gets the keys of which only `?key` was left; at its old place it would go before `key` does, and the key
 *   count as accepted
 * @returns `free`: new and recorded by this call; `wrong`: entries that this call should not have recorded
 */
function sort(
	keys: readonly string[],
	there: ReadonlySet<string>,
	anew: string[],
	verdicts: Map<string, Verdict>,
): { free: string[]; wrong: string[] } {
	const free: string[] = [];
	const wrong: string[] = [];
	for (const key of keys) {
		const isOpen = there.has(openEntry(key));
		if (!there.has(keyEntry(key))) {
			if (!isOpen) free.push(key);
			else {
				anew.push(key);
				wrong.push(...entriesOf(key));
			}
		} else if (isOpen) verdicts.set(key, { kind: 'unknown' });
		else {
			verdicts.set(key, { kind: 'accepted' });
			wrong.push(openEntry(key));
		}
	}
	return { free, wrong };
}
