import { isRecord } from './json';

/** A JSON number that a JavaScript number cannot hold without changing it: an ID of 64 bits for instance. */
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

/** A number as it stands in JSON: a JavaScript number where that means the same. */
export function numberOf(text: string): number | ExactNumber {
	const value = Number(text);
	if (Number.isFinite(value) && (!/^-?\d+$/.test(text) || Number.isSafeInteger(value))) return value;
	return new ExactNumber(text);
}

/** A copy without the nulls in it, in lists too. */
export function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.filter((entry) => entry !== null).map(withoutNulls);
	if (!isRecord(value) || value instanceof ExactNumber) return value;
	const members = Object.entries(value).filter(([, entry]) => entry !== null);
	return Object.fromEntries(members.map(([key, entry]) => [key, withoutNulls(entry)]));
}

/** A value as JSON text, with every digit of its exact numbers; members that are `undefined` are left out. */
export function writeJson(value: unknown): string {
	if (value instanceof ExactNumber) return value.text;
	if (typeof value === 'bigint') return String(value);
	if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
	if (!isRecord(value) || typeof value.toJSON === 'function') return JSON.stringify(value) ?? 'null';
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`).join(',')}}`;
}
