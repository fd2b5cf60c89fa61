import type { Reason } from '../contract/outcome';

/** Messages that were refused alone and in the same words, after which it is likelier that the call is at fault. */
const ENOUGH = 2;

/** What is known of the parts of one call that was refused as a whole. */
export class Family {
	/** Set once a part was accepted: then the refusal is about messages, and each of the others has its own chance. */
	accepted = false;
	private readonly refusedAlone = new Map<string, number>();

	/** Notes that a message that travelled alone was refused. */
	noteAlone(reason: Reason): void {
		const words = wordsOf(reason);
		this.refusedAlone.set(words, (this.refusedAlone.get(words) ?? 0) + 1);
	}

	/** Whether messages that travelled alone were refused in just these words, and nothing was accepted yet. */
	repeats(reason: Reason): boolean {
		return !this.accepted && (this.refusedAlone.get(wordsOf(reason)) ?? 0) >= ENOUGH;
	}
}

function wordsOf({ message, code, platformMessage }: Reason): string {
	return JSON.stringify([message, code, platformMessage]);
}
