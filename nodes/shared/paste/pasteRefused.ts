import { ItemRefused } from '../contract/outcome';
import { excerpt } from './excerpt';

const copyAgain = "Copy it again, whole and unchanged, and paste it into 'Pasted Text'.";

/** Thrown for a paste that cannot be understood; rejects the item like every other check. */
export class PasteRefused extends ItemRefused {
	/**
	 * @param expected what the text would have to be, as a noun: "a JSON object"
	 * @param found what it is in our words; quote the paste only through `excerpt`
	 * @param line line of the paste, from 1
	 * @param todo what to do, full sentences
	 */
	constructor(expected: string, found: string, line?: number, todo = copyAgain) {
		const where = line === undefined ? '' : `, line ${line}`;
		super({
			message: `The pasted text cannot be understood${where}: expected ${expected}, found ${found}`,
			todo,
			details: { parameter: 'Pasted Text', expected, found, ...(line === undefined ? {} : { line }) },
		});
		this.name = 'PasteRefused';
	}
}

/** The line of a position in a text, both counted as editors do: lines from 1, `\r\n` and a bare `\r` are one break. */
export function lineAt(text: string, position: number): number {
	return text.slice(0, position).split(/\r\n|\r|\n/).length;
}

/** What stands at a position of the paste, fit for a sentence. */
export function foundAt(text: string, position: number): string {
	return position >= text.length ? 'the end of the text' : `"${excerpt(text, position)}"`;
}
