import { escapeAttribute, escapeText, holdsForbidden, isXmlName, withoutForbidden } from './text';

/** Why a JSON value has no XML form; the message names the key. */
export class NoXmlForm extends Error {}

export interface XmlText {
	xml: string;
	/** Whether characters were removed that XML cannot carry. */
	charactersRemoved: boolean;
}

/**
 * Writes a JSON value as an element: object → element, array → the element repeated, scalar → text, key `@x` →
 * attribute x, key `#text` → text, `null` → empty element, a Date → its ISO 8601 UTC text. Members that are
 * `undefined` are left out.
 *
 * @param name the element's name
 * @param mostDepth elements that may be nested in each other, this one included
 * @throws NoXmlForm for a key that is no XML name, an attribute that is no scalar, or too many levels
 */
export function elementFromJson(name: string, value: unknown, mostDepth: number): XmlText {
	const writer = new Writer(mostDepth);
	return { xml: writer.element(name, value, 1), charactersRemoved: writer.charactersRemoved };
}

class Writer {
	charactersRemoved = false;

	constructor(private readonly mostDepth: number) {}

	element(name: string, value: unknown, depth: number): string {
		if (value === undefined) return '';
		if (!isXmlName(name)) throw new NoXmlForm(`the key "${name}" is no XML name`);
		if (depth > this.mostDepth) throw new NoXmlForm(`it is nested deeper than ${this.mostDepth} levels`);
		if (Array.isArray(value)) return value.map((entry) => this.entry(name, entry, depth)).join('');
		if (!isPlainObject(value)) return wrap(name, '', this.text(value, escapeText));

		let attributes = '';
		let content = '';
		for (const [key, member] of Object.entries(value)) {
			if (key === '#text') content += this.text(this.scalar(key, member), escapeText);
			else if (key.startsWith('@')) attributes += this.attribute(key, member);
			else content += this.element(key, member, depth + 1);
		}
		return wrap(name, attributes, content);
	}

	/** A list within a list has no name of its own: its entries continue the outer list. */
	private entry(name: string, value: unknown, depth: number): string {
		return Array.isArray(value) ? this.element(name, value, depth + 1) : this.element(name, value ?? null, depth);
	}

	private attribute(key: string, value: unknown): string {
		const name = key.slice(1);
		if (!isXmlName(name)) throw new NoXmlForm(`the key "${key}" is no XML name`);
		if (value === undefined) return '';
		return ` ${name}="${this.text(this.scalar(key, value), escapeAttribute)}"`;
	}

	private scalar(key: string, value: unknown): unknown {
		if (Array.isArray(value) || isPlainObject(value)) {
			throw new NoXmlForm(`"${key}" holds a list or an object, it can hold a single value only`);
		}
		return value;
	}

	private text(value: unknown, escape: (text: string) => string): string {
		const text = scalarText(value);
		if (!holdsForbidden(text)) return escape(text);
		this.charactersRemoved = true;
		return escape(withoutForbidden(text));
	}
}

function wrap(name: string, attributes: string, content: string): string {
	return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

function scalarText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	return String(value);
}

/** Objects that stand for one value, such as dates and n8n's DateTime, are no plain objects. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null || value instanceof Date) return false;
	return !('toJSON' in value && typeof value.toJSON === 'function');
}
