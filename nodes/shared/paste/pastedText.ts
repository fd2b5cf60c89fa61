import type { ItemReader } from '../contract/itemReader';
import { refusedEmpty } from '../item/refused';

/**
 * The text that is pasted into a node.
 *
 * @param todo what to paste, a full sentence
 * @throws ItemRefused where nothing is
 */
export function readPastedText(item: ItemReader, todo: string): string {
	const pasted = item.parameter('pasted');
	if (typeof pasted === 'string' && pasted.trim() !== '') return pasted;
	throw refusedEmpty('Pasted Text', todo);
}
