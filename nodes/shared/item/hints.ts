/** n8n's output pane has room for about this many characters. */
const LONGEST_HINT = 120;

/** Normal information, or something that the user should look at. */
export type HintType = 'info' | 'warning';

/** Counts what is worth telling the user once for all items, for n8n's execution hints. */
export class Hints {
	private readonly hints = new Map<string, { count: number; type: HintType }>();

	/** Notes that one more item gave reason to say this sentence. */
	add(sentence: string, type: HintType = 'warning'): void {
		this.hints.set(sentence, { count: (this.hints.get(sentence)?.count ?? 0) + 1, type });
	}

	/** One text per sentence, with the number of items it concerns. */
	texts(): Array<{ message: string; type: HintType }> {
		return [...this.hints].map(([sentence, { count, type }]) => {
			const text = count === 1 ? sentence : `${sentence} (${count} items)`;
			return { message: text.length <= LONGEST_HINT ? text : `${text.slice(0, LONGEST_HINT - 1)}…`, type };
		});
	}
}
