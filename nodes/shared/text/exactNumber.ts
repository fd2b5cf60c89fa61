/**
 * A JSON number that a JavaScript number would not write as it was given: an ID of 64 bits would lose digits, a price
 * such as 10.50 its zero.
 */
export class ExactNumber {
	constructor(readonly text: string) {}

	toString(): string {
		return this.text;
	}

	/** What `JSON.stringify` makes of it is rounded; `writeJson` writes all digits. */
	toJSON(): number {
		return Number(this.text);
	}
}

/** A number as it stands in JSON: a JavaScript number where that is written in the same way. */
export function numberOf(text: string): number | ExactNumber {
	const value = Number(text);
	return String(value) === text ? value : new ExactNumber(text);
}
