import { reasonOf, ItemRefused } from '../contract/outcome';
import { withoutInvisible } from '../text/invisible';
import { refuseTooLong } from './limits';

type Result<T> = { value: T } | { refused: Error };

/** A run has one pasted text; executions of other workflows have theirs. */
const MOST_KEPT = 20;

/**
 * Makes a reader of pasted texts: each text is read once, however many items have it, and refusals are remembered as
 * well. What nobody sees in a text is taken out before. A text that is too long for any paste is refused unread, and not
 * kept.
 *
 * @param read pure
 * @returns throws PasteRefused for a text that is too long, and what `read` throws
 */
export function oncePerText<T>(read: (text: string) => T): (text: string) => T {
	const kept = new Map<string, Result<T>>();
	return (text) => {
		refuseTooLong(text);
		const known = kept.get(text) ?? attempt(read, withoutInvisible(text));
		kept.delete(text);
		kept.set(text, known);
		const [oldest] = kept.keys();
		if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
		if ('refused' in known) throw known.refused;
		return known.value;
	};
}

/** Makes what belongs to an object once, as long as the object lives: every item of a run has the same list of fields. */
export function oncePerObject<Key extends object, T extends object>(make: (key: Key) => T): (key: Key) => T {
	const kept = new WeakMap<Key, T>();
	return (key) => {
		const value = kept.get(key) ?? make(key);
		kept.set(key, value);
		return value;
	};
}

function attempt<T>(read: (text: string) => T, text: string): Result<T> {
	try {
		return { value: read(text) };
	} catch (error) {
		return { refused: error instanceof Error ? error : new ItemRefused(reasonOf(error)) };
	}
}
