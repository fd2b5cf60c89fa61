/** n8n's output pane has room for about this many characters. */
const LONGEST_HINT = 120;

/** Counts what is worth telling the user once for all items, for n8n's execution hints. */
export class Hints {
	private readonly counts = new Map<string, number>();

	/** Notes that one more item gave reason to say this sentence. */
	add(sentence: string): void {
		this.counts.set(sentence, (this.counts.get(sentence) ?? 0) + 1);
	}

	/** One text per sentence, with the number of items it concerns. */
	texts(): string[] {
		return [...this.counts].map(([sentence, count]) => {
			const text = count === 1 ? sentence : `${sentence} (${count} items)`;
			return text.length <= LONGEST_HINT ? text : `${text.slice(0, LONGEST_HINT - 1)}…`;
		});
	}
}
