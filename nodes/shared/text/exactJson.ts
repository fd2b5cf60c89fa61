import { randomUUID } from 'node:crypto';
import { ExactNumber, numberOf } from './exactNumber';
import { invisibleIn, visibleText, withPlainBlanks } from './invisible';
import { isRecord, readJson } from './json';

/** Texts, which stay as they are, and numbers. */
const textOrNumber = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d[\d.eE+-]*/g;
/** Begins the texts that stand for exact numbers while a text is read; random, so that no text can begin like one. */
const mark = `${randomUUID()} `;

/**
 * Reads a JSON object whose numbers are to be written again as they stand: those that JavaScript would change become
 * exact numbers.
 *
 * @returns undefined for everything but a JSON object
 */
export function readExactJson(text: string): Record<string, unknown> | undefined {
	const object = readJson(text);
	if (!object) return undefined;
	const marked = text.replace(textOrNumber, (found) =>
		found.startsWith('"') || typeof numberOf(found) === 'number' ? found : `"${mark}${found}"`,
	);
	if (marked === text) return object;
	const exact: unknown = JSON.parse(marked, (_, value: unknown) =>
		typeof value === 'string' && value.startsWith(mark) ? new ExactNumber(value.slice(mark.length)) : value,
	);
	return isRecord(exact) ? exact : undefined;
}

/** A text of JSON, or what is between two of them. */
const textOrBetween = /"[^"\\]*(?:\\[^][^"\\]*)*"|[^"]+/g;
/** A text that is followed by a colon. */
const nameInJson = /"[^"\\]*(?:\\[^][^"\\]*)*"(?=\s*:)/g;

/**
 * JSON text as people type it or copy it from a web page, without what nobody sees: a no-break space would make it
 * invalid, and a name would be another one. In values, where they may be meant, all characters stay.
 */
export function typedJson(text: string): string {
	if (!invisibleIn(text)) return text;
	return text
		.replace(textOrBetween, (part) => (part.startsWith('"') ? part : withPlainBlanks(part)))
		.replace(nameInJson, (name) => `"${visibleText(name.slice(1, -1))}"`);
}

/**
 * A copy without what JSON writes as null, in lists too. What knows itself how it is written, such as a date, stays as it
 * is.
 */
export function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.filter((entry) => !isNull(entry)).map(withoutNulls);
	if (!isRecord(value) || knowsItsJson(value)) return value;
	const members = Object.entries(value).filter(([, entry]) => !isNull(entry));
	return Object.fromEntries(members.map(([key, entry]) => [key, withoutNulls(entry)]));
}

function isNull(value: unknown): boolean {
	if (value === null || value === undefined) return true;
	if (typeof value === 'number') return !Number.isFinite(value);
	if (typeof value === 'object') return knowsItsJson(value) && value.toJSON() === null;
	return typeof value === 'function' || typeof value === 'symbol';
}

function knowsItsJson(value: object): value is { toJSON(): unknown } {
	return 'toJSON' in value && typeof value.toJSON === 'function';
}

/**
 * A value as JSON text, with every digit of its exact numbers; members that are `undefined` are left out. A bigint, which
 * JSON does not know, becomes a text.
 */
export function writeJson(value: unknown): string {
	if (value instanceof ExactNumber) return value.text;
	if (typeof value === 'bigint') return `"${value}"`;
	if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
	if (!isRecord(value) || knowsItsJson(value)) return JSON.stringify(value) ?? 'null';
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`).join(',')}}`;
}
