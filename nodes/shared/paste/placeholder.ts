import { isRecord } from '../text/json';

/** What Adobe's payload previews show; no such text is data. */
const ofPreviews = /^(?:string|XXX|string - .*)$/;

const written = [
	ofPreviews,
	// What generators of samples put in.
	/^(?:string|text|value|number|integer|todo|tbd|null|undefined|n\/a|placeholder|example|sample|\?+|\.{2,}|…|-+|_+|#+|x{3,}|0{3,})$/i,
	// A name between marks, which the sender replaces: <name>, {name}, {{name}}, ${name}, $name, %name%, #name#, [name].
	/^<[^<>]*>$/,
	/^\$?\{{1,2}[^{}]*\}{1,2}$/,
	/^\$[A-Za-z_]\w*$/,
	/^%[^%\s]+%$/,
	/^#[^#\s]+#$/,
	/^\[[^[\]]*\]$/,
	// "YOUR_ORG_ID", "<insert here>", "enter the name".
	/^(?:your|my|enter|insert|replace|change|fill)[ _-]/i,
];

/** Whether a sample's text stands for something that the sender has to put in; an empty one does. */
export function isPlaceholder(text: string): boolean {
	const trimmed = text.trim();
	return trimmed === '' || (trimmed.length <= 200 && written.some((pattern) => pattern.test(trimmed)));
}

/**
 * Whether a text is a placeholder beyond doubt, for texts that were not pasted as a template: what a user maps may
 * well be `<b>` or empty.
 */
export function isPreviewPlaceholder(text: string): boolean {
	return ofPreviews.test(text);
}

const anyOfPreviews = /"(?:string|XXX)/;
/** Enough to see what is meant; a preview holds dozens. */
const MOST_NAMED = 10;

/**
 * The paths of texts that are placeholders beyond doubt.
 *
 * @param text the JSON text of `value`, by which most values are passed over quickly
 */
export function placeholdersIn(value: unknown, text: string): string[] {
	if (!anyOfPreviews.test(text)) return [];
	const paths: string[] = [];
	collect(value, '', paths);
	return paths;
}

function collect(value: unknown, path: string, paths: string[]): void {
	if (paths.length >= MOST_NAMED) return;
	if (typeof value === 'string') {
		if (isPreviewPlaceholder(value)) paths.push(path);
	} else if (Array.isArray(value)) {
		value.forEach((entry, position) => collect(entry, `${path}[${position}]`, paths));
	} else if (isRecord(value)) {
		for (const [key, entry] of Object.entries(value)) collect(entry, path ? `${path}.${key}` : key, paths);
	}
}
