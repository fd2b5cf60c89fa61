import { ExactNumber } from './exactNumber';

/** Documented responses nest about ten levels; readers that recurse must not run out of stack. */
const DEEPEST = 200;

/**
 * Reads a JSON object from an untrusted source.
 *
 * @returns undefined for everything but a JSON object, and for one that is nested too deep to be an answer
 */
export function readJson(text: string): Record<string, unknown> | undefined {
	const value = readAnyJson(text);
	return isRecord(value) ? value : undefined;
}

/**
 * Reads any JSON value from an untrusted source.
 *
 * @returns undefined where the text is not JSON, or is nested too deep
 */
export function readAnyJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return isTooDeep(text) ? undefined : value;
	} catch {
		return undefined;
	}
}

/** Counts brackets, those in texts too: a text of hundreds of them alone is no answer either. */
function isTooDeep(text: string): boolean {
	if (text.length < 2 * DEEPEST) return false;
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
		else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
		if (depth > DEEPEST) return true;
	}
	return false;
}

const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** A value that is a text and not empty; undefined for everything else. */
export function filledText(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A value that is a text; an empty one for everything else. */
export function textIn(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/** A value that is an object with named members; an empty one for everything else. */
export function recordIn(value: unknown): Record<string, unknown> {
	return isRecord(value) ? value : {};
}

/** What stands behind these names, each within the one before; undefined where one of them is missing. */
export function memberAt(value: unknown, ...names: string[]): unknown {
	return names.reduce<unknown>((within, name) => recordIn(within)[name], value);
}

/** Whether a value is an object with named members: no list, no null, no date, no exact number. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return !(value instanceof Date) && !(value instanceof ExactNumber);
}
