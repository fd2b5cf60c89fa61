/** A list that keeps its newest entries. Adding is cheap: old entries are removed once per `keep` additions. */
export class Newest<Entry> {
	private entries: Entry[] = [];

	constructor(private readonly keep: number) {}

	add(entry: Entry): void {
		this.entries.push(entry);
		if (this.entries.length >= this.keep * 2) this.entries = this.entries.slice(-this.keep);
	}

	/** The entries, oldest first and never more than `keep`. */
	list(): Entry[] {
		return this.entries.slice(-this.keep);
	}

	clear(): void {
		this.entries = [];
	}
}
