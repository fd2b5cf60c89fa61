import { visibleText } from '../text/invisible';

/** What a filter names: a list, or texts separated by commas or blanks. */
export function namesIn(value: unknown): string[] {
	const texts: unknown[] = Array.isArray(value) ? value : [value];
	return texts.flatMap((text) =>
		typeof text === 'string'
			? visibleText(text)
					.split(/[\s,;]+/)
					.filter(Boolean)
			: [],
	);
}
