/** What has arrived since the last reset. */
export interface Counts {
	/** All calls but sign-ins. */
	requests: number;
	/** Calls that delivered something; signing in and look-ups do not count. */
	calls: number;
	/** Messages, regardless of how many shared a call. */
	messages: number;
	/** Distinct messages: fewer than `messages` if one arrived twice. */
	distinct: number;
	/** When each call arrived, in milliseconds on the sink's clock. */
	arrivalsMs: number[];
}

/** Counts messages by the number in every item of the benchmarks. It is cheap, because it shares the machine with n8n. */
export class Counter {
	private requests = 0;
	private messages = 0;
	private readonly seen = new Set<number>();
	private arrivalsMs: number[] = [];

	reset(): void {
		this.requests = 0;
		this.messages = 0;
		this.seen.clear();
		this.arrivalsMs = [];
	}

	/** Notes a call, whatever comes of it. */
	asked(): void {
		this.requests += 1;
	}

	/**
	 * Notes the messages of a call.
	 *
	 * @param arrivedMs when its headers had arrived
	 */
	took(numbers: readonly number[], arrivedMs: number): void {
		if (numbers.length === 0) return;
		this.arrivalsMs.push(arrivedMs);
		this.messages += numbers.length;
		for (const number of numbers) this.seen.add(number);
	}

	/** The counts in a form that JSON can represent. */
	counts(): Counts {
		const { requests, messages, seen, arrivalsMs } = this;
		return { requests, calls: arrivalsMs.length, messages, distinct: seen.size, arrivalsMs };
	}
}

/** The numbers of the items that occur in a body or an address, such as 17 in `item-17@example.com`. */
export function itemNumbers(text: string): number[] {
	return Array.from(text.matchAll(/\bitem-(\d+)/g), ([, digits]) => Number(digits));
}
