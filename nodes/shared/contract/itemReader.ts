/** What n8n notes of a file in an item. */
export interface ItemFile {
	/** Empty where it has none. */
	fileName: string;
	mimeType: string;
	/** Its size; where n8n keeps files outside its memory and notes no exact size, rounded to three digits. */
	bytes: number;
}

/** All that an operation sees of n8n: one item and the node's parameters for it. */
export interface ItemReader {
	/** The item's place in the input, from 0. */
	readonly index: number;
	/** The item's own data: read it, never change it. */
	readonly json: Readonly<Record<string, unknown>>;
	/** The workflow's time zone, an IANA name. */
	readonly timezone: string;
	/**
	 * A parameter's value for this item; `''` where the user left it empty or it is not shown. A path such as
	 * `options.name` reads one member of a collection and evaluates no other.
	 */
	parameter(name: string): unknown;
	/** A member of a collection parameter for this item; undefined where it was not added. */
	member(collection: string, name: string): unknown;
	/** A file of the item by the name of its binary field, without its content; undefined where there is none. */
	file(name: string): ItemFile | undefined;
	/** Says something to the user once for the whole run, with the number of items concerned; `info` is no warning. */
	hint(sentence: string, type?: 'info' | 'warning'): void;
}
