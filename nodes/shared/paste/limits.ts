import { PasteRefused } from './pasteRefused';

/** A paste is read while somebody types: previews and requests of a real event take a few thousand characters. */
const LARGEST_PASTE_CHARACTERS = 200_000;
/** Documented schemas nest about ten levels. */
export const DEEPEST_PASTE = 60;
/** More fields than any form shows. */
export const MOST_FIELDS = 2_000;

/** Throws PasteRefused for a paste that nobody could have meant; what follows may then look at each character. */
export function refuseTooLong(pasted: string): void {
	if (pasted.length <= LARGEST_PASTE_CHARACTERS) return;
	throw new PasteRefused(`at most ${LARGEST_PASTE_CHARACTERS} characters`, `${pasted.length} characters`);
}
