/** What has arrived since the last reset. */
export interface Counts {
	/** Those that delivered something: log-ons and look-ups do not count. */
	calls: number;
	/** Messages, however many of them shared a call. */
	messages: number;
	/** Different messages: fewer than `messages` where one came twice. */
	distinct: number;
	/** When each call arrived, in milliseconds on the sink's own clock. */
	arrivalsMs: number[];
}

/** Counts messages by the number that every item of the benchmarks carries; cheap, for it shares the machine. */
export class Counter {
	private messages = 0;
	private readonly seen = new Set<number>();
	private arrivalsMs: number[] = [];

	reset(): void {
		this.messages = 0;
		this.seen.clear();
		this.arrivalsMs = [];
	}

	/**
	 * Notes the messages of a call.
	 *
	 * @param arrivedMs when its head was there
	 */
	took(numbers: readonly number[], arrivedMs: number): void {
		if (numbers.length === 0) return;
		this.arrivalsMs.push(arrivedMs);
		this.messages += numbers.length;
		for (const number of numbers) this.seen.add(number);
	}

	/** What has arrived, as JSON can carry it. */
	counts(): Counts {
		const { messages, seen, arrivalsMs } = this;
		return { calls: arrivalsMs.length, messages, distinct: seen.size, arrivalsMs };
	}
}

/** The numbers of the items that a body or an address speaks of, such as 17 in `item-17@example.com`. */
export function itemNumbers(text: string): number[] {
	return Array.from(text.matchAll(/\bitem-(\d+)/g), ([, digits]) => Number(digits));
}
