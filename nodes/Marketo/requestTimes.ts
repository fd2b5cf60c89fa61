/**
 * When each call was made first, for results that are asked about later: what came of a request happened after that.
 * A call's attempts carry the same messages.
 */
export class RequestTimes {
	private readonly times = new WeakMap<object, number>();

	/** Notes that a call with these messages leaves now, unless an earlier attempt of it did. */
	note(messages: readonly object[]): void {
		const [first] = messages;
		if (first && !this.times.has(first)) this.times.set(first, Date.now());
	}

	/** When a call with these messages was made first, in milliseconds. */
	of([first]: readonly object[]): number {
		return (first && this.times.get(first)) ?? Date.now();
	}
}
