import { ItemRefused, type JsonObject } from '../contract/outcome';
import { withInvisibleShown } from '../text/invisible';

/**
 * Why an item is not sent.
 *
 * @param message what happened, one sentence without a final period
 * @param todo what to do about it, full sentences
 * @param about the display name of the parameter at fault, or other facts for the error item
 */
export function refused(message: string, todo: string, about?: string | JsonObject): ItemRefused {
	return new ItemRefused({ message, todo, details: typeof about === 'string' ? { parameter: about } : about });
}

/** The refusal of an item whose parameter was left empty. */
export function refusedEmpty(displayName: string, todo = `Fill in '${displayName}'.`): ItemRefused {
	return refused(`'${displayName}' is empty`, todo, displayName);
}

/** A value that was refused, short enough for a sentence, with what nobody would see in it shown by its code. */
export function quoted(value: string): string {
	return withInvisibleShown(value.length > LONGEST_QUOTE ? `${value.slice(0, LONGEST_QUOTE)}…` : value);
}

const LONGEST_QUOTE = 100;
