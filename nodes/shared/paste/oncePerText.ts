import { reasonOf, ItemRefused } from '../contract/outcome';

type Result<T> = { value: T } | { refused: Error };

/** A run has one pasted text; executions of other workflows have theirs. */
const MOST_KEPT = 20;

/**
 * Makes a reader read each text once, however many items have it. Refusals are remembered as well.
 *
 * @param read pure
 */
export function oncePerText<T>(read: (text: string) => T): (text: string) => T {
	const kept = new Map<string, Result<T>>();
	return (text) => {
		const known = kept.get(text) ?? attempt(read, text);
		kept.delete(text);
		kept.set(text, known);
		const [oldest] = kept.keys();
		if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
		if ('refused' in known) throw known.refused;
		return known.value;
	};
}

function attempt<T>(read: (text: string) => T, text: string): Result<T> {
	try {
		return { value: read(text) };
	} catch (error) {
		return { refused: error instanceof Error ? error : new ItemRefused(reasonOf(error)) };
	}
}
