import { isRecord } from '../../shared/text/json';

/** A payload preview has these where a value belongs; numbers and dates are samples that nobody can tell from data. */
const placeholder = /^(string|XXX|string - .*)$/;
const anyPlaceholder = /"(?:string|XXX)/;
/** Enough to see what is meant; a preview holds dozens. */
const MOST_NAMED = 10;

/**
 * The fields of a pasted payload preview that still hold what the preview shows ("string", "XXX"), by their paths.
 *
 * @param text the JSON text of `value`, by which most values are passed over quickly
 */
export function placeholdersIn(value: unknown, text: string): string[] {
	if (!anyPlaceholder.test(text)) return [];
	const paths: string[] = [];
	collect(value, '', paths);
	return paths;
}

/** Whether a single text is one that a payload preview shows. */
export function isPreviewPlaceholder(text: string): boolean {
	return placeholder.test(text);
}

function collect(value: unknown, path: string, paths: string[]): void {
	if (paths.length >= MOST_NAMED) return;
	if (typeof value === 'string') {
		if (isPreviewPlaceholder(value)) paths.push(path);
	} else if (Array.isArray(value)) {
		value.forEach((entry, place) => collect(entry, `${path}[${place}]`, paths));
	} else if (isRecord(value)) {
		for (const [key, entry] of Object.entries(value)) collect(entry, path ? `${path}.${key}` : key, paths);
	}
}
