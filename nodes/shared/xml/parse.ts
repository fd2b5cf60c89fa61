import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { holdsForbidden } from './text';

/** An element of a parsed document; names are local names, prefixes are dropped. */
export interface XmlElement {
	name: string;
	attributes: Record<string, string>;
	children: XmlElement[];
	/** The element's own text, CDATA included, without its children's. */
	text: string;
}

/** Documented responses nest about ten levels. */
const MOST_NESTED_TAGS = 100;
const LARGEST_DOCUMENT_CHARACTERS = 10_000_000;
/** What may come before a document type; one at a time, because a pattern of them all could be made to try for years. */
const misc = /\s+|<\?[^]*?\?>|<!--[^]*?-->/gy;

const parser = new XMLParser({
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	removeNSPrefix: true,
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	ignoreDeclaration: true,
	ignorePiTags: true,
	cdataPropName: '#cdata',
	// Entities are decoded here, the five of XML and character references only; nothing a document defines.
	processEntities: false,
	maxNestedTags: MOST_NESTED_TAGS,
});

/**
 * Reads an XML document from an untrusted source.
 *
 * @returns the root element; undefined for everything that is not well-formed XML, declares a document type, or is
 *   too large or too deep to be a response
 */
export function parseXml(document: string): XmlElement | undefined {
	const trimmed = document.trim();
	if (!/^\uFEFF?<[^]*>$/.test(trimmed) || trimmed.length > LARGEST_DOCUMENT_CHARACTERS) return undefined;
	if (holdsForbidden(trimmed) || declaresType(trimmed) || XMLValidator.validate(trimmed) !== true) return undefined;
	try {
		const parsed: unknown = parser.parse(trimmed);
		const roots = Array.isArray(parsed) ? parsed.flatMap(toElement) : [];
		return roots.length === 1 ? roots[0] : undefined;
	} catch {
		return undefined;
	}
}

/** The line on which a document stops being well-formed XML, from 1; undefined where it is or where nobody can tell. */
export function faultLine(document: string): number | undefined {
	const verdict = XMLValidator.validate(document);
	return verdict === true ? undefined : verdict.err.line;
}

function declaresType(document: string): boolean {
	let at = 0;
	for (const [part] of document.matchAll(misc)) at += part.length;
	return /^<!DOCTYPE/i.test(document.slice(at, at + 10));
}

/** The first descendant with this local name, the element itself included; depth first. */
export function find(element: XmlElement, name: string): XmlElement | undefined {
	if (element.name === name) return element;
	for (const child of element.children) {
		const found = find(child, name);
		if (found) return found;
	}
	return undefined;
}

/** The direct child with this local name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
	return element?.children.find((candidate) => candidate.name === name);
}

/** The parser gives each node as an object of one key, the name, beside `:@`, the attributes. */
function toElement(node: unknown): XmlElement[] {
	if (typeof node !== 'object' || node === null) return [];
	const name = Object.keys(node).find((key) => key !== ':@');
	if (name === undefined || name.startsWith('#') || name.startsWith('?')) return [];
	const content: unknown = Reflect.get(node, name);
	const nodes: unknown[] = Array.isArray(content) ? content : [];
	return [
		{
			name,
			attributes: toAttributes(Reflect.get(node, ':@')),
			children: nodes.flatMap(toElement),
			text: nodes.map(toText).join(''),
		},
	];
}

function toAttributes(attributes: unknown): Record<string, string> {
	if (typeof attributes !== 'object' || attributes === null) return {};
	return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decode(String(value))]));
}

function toText(node: unknown): string {
	if (typeof node !== 'object' || node === null) return '';
	const text: unknown = Reflect.get(node, '#text');
	if (typeof text === 'string') return decode(text);
	const cdata: unknown = Reflect.get(node, '#cdata');
	return Array.isArray(cdata) ? cdata.map((part) => String(Reflect.get(part, '#text'))).join('') : '';
}

const named = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
]);

function decode(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
		if (name) return named.get(String(name)) ?? whole;
		const code = hex ? parseInt(String(hex), 16) : Number(decimal);
		const character = code <= 0x10ffff ? String.fromCodePoint(code) : '\0';
		if (holdsForbidden(character)) throw new NotWellFormed();
		return character;
	});
}

/** A reference to a character that XML cannot carry (XML 1.0, "Legal Character"); the parser lets it pass. */
class NotWellFormed extends Error {}
