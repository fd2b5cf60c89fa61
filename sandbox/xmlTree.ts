import { SaxesParser } from 'saxes';

/** An element with its namespace resolved. */
export interface XmlElement {
	/** Local name. */
	name: string;
	/** Namespace URI, or '' if there is none. */
	uri: string;
	/** By qualified name; namespace declarations are not included. */
	attributes: Map<string, string>;
	children: XmlElement[];
	/** The concatenated character data directly inside. */
	text: string;
}

/** Thrown for text that is not well-formed or not allowed in a SOAP message. */
export class XmlError extends Error {
	constructor(
		message: string,
		readonly line: number,
		readonly column: number,
	) {
		super(message);
	}
}

/** Deeper than any real event, and shallow enough to walk by recursion. */
const maxDepth = 200;
const xmlnsUri = 'http://www.w3.org/2000/xmlns/';

/**
 * Parses a document strictly. A document type declaration is refused, as SOAP 1.1 section 3 requires, which also excludes
 * external and expanding entities. Throws XmlError.
 *
 * @returns the root element
 */
export function parseXml(text: string): XmlElement {
	const parser = new SaxesParser<{ xmlns: true }>({ xmlns: true });
	const open: XmlElement[] = [];
	const roots: XmlElement[] = [];
	const refuse = (message: string): never => {
		throw new XmlError(message, parser.line, parser.column);
	};
	const addText = (piece: string): void => {
		const parent = open.at(-1);
		if (parent) parent.text += piece;
	};

	// The parser puts "line:column: " before its messages, but XmlError has the position as fields.
	parser.on('error', ({ message }) => refuse(message.replace(/^\d+:\d+: /, '')));
	parser.on('xmldecl', ({ encoding = 'utf-8', version = '1.0' }) => {
		if (encoding.toLowerCase() !== 'utf-8') refuse(`the declared encoding ${encoding} is not utf-8`);
		if (version !== '1.0') refuse(`XML version ${version} is not supported`);
	});
	parser.on('doctype', () => refuse('a document type declaration is not allowed'));
	parser.on('opentag', (tag) => {
		if (open.length >= maxDepth) refuse('the elements are nested too deeply');
		const attributes = Object.values(tag.attributes)
			.filter(({ uri }) => uri !== xmlnsUri)
			.map(({ name, value }): [string, string] => [name, value]);
		const element: XmlElement = {
			name: tag.local,
			uri: tag.uri,
			attributes: new Map(attributes),
			children: [],
			text: '',
		};
		(open.at(-1)?.children ?? roots).push(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.write(text).close();
	return roots[0] ?? refuse('the root element is missing');
}

/** Whether an element or anything inside it is in a namespace. */
export function hasNamespace(element: XmlElement): boolean {
	return element.uri !== '' || element.children.some(hasNamespace);
}

export type XmlJson = string | { [name: string]: XmlJson | XmlJson[] };

/** An element as JSON for people: attributes as `@name`, repeated elements as arrays, text unchanged. */
export function xmlJson({ attributes, children, text }: XmlElement): XmlJson {
	if (attributes.size === 0 && children.length === 0) return text;
	const members = new Map<string, XmlJson | XmlJson[]>();
	for (const [name, value] of attributes) members.set(`@${name}`, value);
	for (const child of children) {
		const value = xmlJson(child);
		const earlier = members.get(child.name);
		if (earlier === undefined) members.set(child.name, value);
		else if (Array.isArray(earlier)) earlier.push(value);
		else members.set(child.name, [earlier, value]);
	}
	if (text.trim() !== '') members.set('#text', text);
	return Object.fromEntries(members);
}
