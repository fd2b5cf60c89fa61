import type { Outcome } from '../contract/outcome';

/** The outcome of every item, written once. */
export class Ledger {
	private readonly outcomes: Array<Outcome | undefined>;
	/** The item that failed first, in the order in which outcomes were written. */
	firstFailed: number | undefined;

	/** Told of every outcome when it is written, for the memory of *Retry On Fail*. */
	onWrite: (index: number, outcome: Outcome) => void = () => {};

	constructor(readonly size: number) {
		this.outcomes = new Array<Outcome | undefined>(size);
	}

	/** An outcome is final: a second one for the same item would be a message reported twice. */
	write(index: number, outcome: Outcome): void {
		if (this.outcomes[index]) throw new Error(`Item ${index} has an outcome already`);
		this.outcomes[index] = outcome;
		if (outcome.outcome !== 'accepted') this.firstFailed ??= index;
		this.onWrite(index, outcome);
	}

	/** Takes over what an earlier try of the same run achieved; it stops nothing, because its call is long over. */
	recall(index: number, outcome: Outcome): void {
		this.outcomes[index] = outcome;
	}

	at(index: number): Outcome | undefined {
		return this.outcomes[index];
	}

	/** The items that have no outcome yet. */
	open(): number[] {
		return Array.from({ length: this.size }, (_, index) => index).filter((index) => !this.outcomes[index]);
	}

	/** How many items ended in which way; `notSent` have no outcome. */
	counts(): { accepted: number; rejected: number; unknown: number; notSent: number } {
		const counts = { accepted: 0, rejected: 0, unknown: 0, notSent: 0 };
		for (let index = 0; index < this.size; index++) {
			counts[this.outcomes[index]?.outcome ?? 'notSent'] += 1;
		}
		return counts;
	}
}
