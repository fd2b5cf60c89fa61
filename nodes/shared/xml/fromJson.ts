import { withInvisibleShown } from '../text/invisible';
import { escapeAttribute, escapeText, holdsForbidden, isXmlName, withoutForbidden } from './text';

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
 * @returns why there is no XML form: it names all keys that are not XML names, or the attribute that is not a scalar, or
 *   there are too many levels
 */
export function elementFromJson(name: string, value: unknown, mostDepth: number): XmlText | { why: string } {
	const writer = new Writer(mostDepth);
	const xml = writer.element(name, value, 1);
	const { why, charactersRemoved } = writer;
	return why === undefined ? { xml, charactersRemoved } : { why };
}

/** A refusal names so many keys. */
const MOST_NAMED = 20;

class Writer {
	charactersRemoved = false;
	/** Keys that are not names: all of them, so that the user can mend them at once. */
	private readonly invalid = new Set<string>();
	/** The first other reason why there is no XML form; what is written then is of no use. */
	private other: string | undefined;

	constructor(private readonly mostDepth: number) {}

	get why(): string | undefined {
		const [first, ...more] = [...this.invalid].map((key) => `"${withInvisibleShown(key)}"`);
		if (first === undefined || this.other !== undefined) return this.other;
		if (more.length === 0) return `the key ${first} is not a valid XML name`;
		const named = [first, ...more.slice(0, MOST_NAMED - 1)].join(', ');
		const rest = more.length >= MOST_NAMED ? ` and ${more.length + 1 - MOST_NAMED} more` : '';
		return `the keys ${named}${rest} are not valid XML names`;
	}

	element(name: string, value: unknown, depth: number): string {
		if (value === undefined || this.other !== undefined) return '';
		if (!isXmlName(name)) this.invalid.add(name);
		if (depth > this.mostDepth) return this.refuse(`it is nested deeper than ${this.mostDepth} levels`);
		if (Array.isArray(value)) return value.map((entry) => this.entry(name, entry, depth)).join('');
		if (!isPlainObject(value)) return wrap(name, '', this.text(value, escapeText));

		let attributes = '';
		let content = '';
		for (const [key, member] of Object.entries(value)) {
			if (key === '#text') content += this.scalar(key, member, escapeText);
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
		if (!isXmlName(name)) this.invalid.add(key);
		return value === undefined ? '' : ` ${name}="${this.scalar(key, value, escapeAttribute)}"`;
	}

	private scalar(key: string, value: unknown, escape: (text: string) => string): string {
		if (!Array.isArray(value) && !isPlainObject(value)) return this.text(value, escape);
		return this.refuse(`"${key}" contains a list or an object; it can only contain a single value`);
	}

	private text(value: unknown, escape: (text: string) => string): string {
		const text = scalarText(value);
		if (!holdsForbidden(text)) return escape(text);
		this.charactersRemoved = true;
		return escape(withoutForbidden(text));
	}

	private refuse(why: string): string {
		this.other ??= why;
		return '';
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

/** Objects that stand for one value, such as dates and n8n's DateTime, are not plain objects. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
	if (typeof value !== 'object' || value === null || value instanceof Date) return false;
	return !('toJSON' in value && typeof value.toJSON === 'function');
}
