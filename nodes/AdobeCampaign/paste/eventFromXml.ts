import type { ParsedJson, ParsedObject } from '../../shared/paste/parseJson';
import type { XmlElement } from '../../shared/xml/parse';

/**
 * An element as the JSON that writes it: children by name, a name that occurs again as a list, attributes with an @
 * before their name, and a text beside them as `#text`. An element with nothing but text is that text.
 */
export function jsonFromElement(element: XmlElement): ParsedJson {
	const attributes = Object.entries(ownAttributes(element)).map(([name, value]) => [`@${name}`, value] as const);
	const text = element.text.trim();
	if (attributes.length === 0 && element.children.length === 0) return text;
	const content: Array<readonly [string, ParsedJson]> = text === '' ? [] : [['#text', text]];
	return Object.fromEntries([...attributes, ...content, ...Object.entries(childrenOf(element))]);
}

/** The children of an element by name. */
export function childrenOf(element: XmlElement): ParsedObject {
	const byName = new Map<string, ParsedJson[]>();
	for (const child of element.children) {
		const entries = byName.get(child.name) ?? [];
		byName.set(child.name, entries);
		entries.push(jsonFromElement(child));
	}
	return Object.fromEntries(
		[...byName].map(([name, entries]) => [name, entries.length === 1 ? (entries[0] ?? '') : entries]),
	);
}

/** An element's attributes but the declarations of namespaces. */
export function ownAttributes({ attributes }: XmlElement): Record<string, string> {
	return Object.fromEntries(Object.entries(attributes).filter(([name]) => name.toLowerCase() !== 'xmlns'));
}
