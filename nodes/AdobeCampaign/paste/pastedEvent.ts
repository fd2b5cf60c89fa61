import { excerpt } from '../../shared/paste/excerpt';
import { fieldCount } from '../../shared/paste/fields';
import { fieldsIn } from '../../shared/paste/jsonTemplate';
import { DEEPEST_PASTE } from '../../shared/paste/limits';
import { oncePerText } from '../../shared/paste/once';
import type { ParsedJson, ParsedObject } from '../../shared/paste/parseJson';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import type { Field } from '../../shared/paste/field';
import { shapeOf } from '../../shared/paste/shape';
import { isPlaceholder } from '../../shared/paste/placeholder';
import { typographicAt, typographicQuotes } from '../../shared/paste/typographic';
import { visibleText } from '../../shared/text/invisible';
import { faultLine, find, parseXml, type XmlElement } from '../../shared/xml/parse';
import type { Queue } from '../wire/event';
import { childrenOf, jsonFromElement, ownAttributes } from './eventFromXml';
import { eventField } from './eventFields';
import { readPastedXml } from './pastedText';

/** An event as a pasted envelope shows it, read once for all items. A session token in it is not. */
export interface PastedEvent {
	queue: Queue;
	/** Absent where the sample leaves it open; it is a field then. */
	type?: string;
	/** The event's attributes, `ctx` and what else is in it, by name. */
	document: ParsedObject;
	/** Which names of the document are attributes. */
	attributes: ReadonlySet<string>;
	fields: readonly Field[];
	/** Hosts that the paste was meant for. */
	hosts: string[];
	/** Whether other events of the envelope have other names than the first one. */
	differing: boolean;
}

const copyRequest = 'Copy the request of PushEvent or PushEvents from SoapUI, with an event in it.';
/** Attributes of SOAP and XML Schema; their prefixes are lost in reading, and `type` is an attribute of events. */
const typing = /\s(?:xsi|xsd|soapenv|soap-env|soap|env):(?:type|nil|encodingStyle)\s*=\s*(?:"[^"<]*"|'[^'<]*')/gi;
const characterData = /<!\[CDATA\[[^]*?(?:\]\]>|$)/g;

/**
 * Reads a SOAP envelope that pushes events (Campaign Classic documentation, "Description of the events"). Of several
 * events the first is the template.
 *
 * @throws PasteRefused for every other text
 */
export const readPastedEvent = oncePerText((text: string): PastedEvent => {
	const { xml, line, hosts } = readPastedXml(text);
	const root = parsed(xml, line);
	const [event, ...others] = eventsOf(root, line);
	const queue = queueOf(xml, event, line);
	const { type = '', ...attributes } = ownAttributes(event);
	const named: ParsedObject = { ...(isPlaceholder(type) ? { type } : {}), ...attributes };
	const document: ParsedObject = { ...named, ...contentOf(event, named) };
	const fields = fieldsIn(document, (path, value) => eventField(path, value, named));
	const shape = shapeOf(namesIn(event));
	return {
		...{ queue, document, fields, hosts, attributes: new Set(Object.keys(named)) },
		...(isPlaceholder(type) ? {} : { type: visibleText(type) }),
		differing: others.some((other) => shapeOf(namesIn(other)) !== shape),
	};
});

function parsed(xml: string, line: number): XmlElement {
	if (/<!DOCTYPE|<!ENTITY/i.test(xml.replace(characterData, ''))) {
		throw new PasteRefused('only an envelope', 'a document type declaration', line, copyRequest);
	}
	const bare = withPlainTags(xml.trim().replace(typing, ''));
	const root = parseXml(bare);
	if (root) return checkDepth(root, line, 1);
	const typographic = typographicIn(bare, line);
	if (typographic) throw typographic;
	const fault = faultLine(bare);
	throw new PasteRefused(
		'well-formed XML',
		'a tag that is not closed, or characters that XML does not allow',
		line + (fault ?? 1) - 1,
	);
}

/** Blanks of web pages separate no attributes; in a value they may be meant. */
function withPlainTags(xml: string): string {
	return xml.replace(/<[^<>]*>/g, (tag) =>
		tag.replace(/"[^"]*"|'[^']*'|[^\S \t\r\n]/g, (part) => (/^["']/.test(part) ? part : ' ')),
	);
}

const typographicValue = new RegExp(`=[ \\t]*["']?[^"'<>=]*?[${typographicQuotes}]`);

/** A typographic quotation mark around the value of an attribute. */
function typographicIn(xml: string, firstLine: number): PasteRefused | undefined {
	for (const { 0: tag, index } of xml.matchAll(/<[A-Za-z][^<>]*>/g)) {
		const found = typographicValue.exec(tag);
		if (found) return typographicAt(xml, index + found.index + found[0].length - 1, undefined, firstLine);
	}
	return undefined;
}

function checkDepth(element: XmlElement, line: number, depth: number): XmlElement {
	if (depth > DEEPEST_PASTE) throw new PasteRefused(`at most ${DEEPEST_PASTE} levels`, 'more', line);
	for (const child of element.children) checkDepth(child, line, depth + 1);
	return element;
}

/** The events of the call; what is within a context is the sender's own. */
function eventsOf(root: XmlElement, line: number): [XmlElement, ...XmlElement[]] {
	const call = find(root, 'Body')?.children[0] ?? root;
	if (!/^(?:PushEvents?|rtEvent|batchEvent)$/.test(call.name)) {
		throw new PasteRefused('a call to PushEvent or PushEvents', excerpt(call.name), line, copyRequest);
	}
	const [first, ...others] = within(call);
	if (first) return [first, ...others];
	throw new PasteRefused(
		'an event in the call, <rtEvent> or <batchEvent>',
		'none',
		line,
		'SoapUI creates an empty call: put an event into it as shown in the documentation of Campaign, then copy it.',
	);
}

function within(element: XmlElement): XmlElement[] {
	if (element.name === 'rtEvent' || element.name === 'batchEvent') return [element];
	return element.children.flatMap(within);
}

/** The schema whose method is called, told by its namespace; where it names none or both, the event's own name tells. */
function queueOf(xml: string, event: XmlElement, line: number): Queue {
	const named = new Set([...xml.matchAll(/=\s*["']urn:nms:(rtEvent|batchEvent)["']/g)].map(([, name]) => name));
	const own: Queue = event.name === 'batchEvent' ? 'batchEvent' : 'rtEvent';
	if (named.size !== 1 || named.has(own)) return own;
	const [called] = named;
	throw new PasteRefused(`<${called}> in a call to urn:nms:${called}`, `<${own}>`, line, copyRequest);
}

/** `ctx` and further children; a name that an attribute has too gets an @ off the beaten track, children keep theirs. */
function contentOf(event: XmlElement, attributes: ParsedObject): ParsedObject {
	const clash = Object.keys(attributes).find((name) => event.children.some((child) => child.name === name));
	if (clash !== undefined) {
		throw new PasteRefused('attributes and elements with different names', `"${excerpt(clash)}" as both`);
	}
	const context = event.children.find(({ name }) => name === 'ctx');
	const others = childrenOf({ ...event, children: event.children.filter(({ name }) => name !== 'ctx') });
	return { ctx: context ? contextOf(context) : {}, ...others };
}

/** A context that holds nothing but a text stands for a whole one, as the `?` of SoapUI does. */
function contextOf(context: XmlElement): ParsedJson {
	const json = jsonFromElement(context);
	return json === '' ? {} : json;
}

/** An element's names alone, so that repeated children and texts make no difference. */
function namesIn(element: XmlElement): ParsedObject {
	const attributes = Object.keys(ownAttributes(element)).map((name) => [`@${name}`, ''] as const);
	const children = element.children.map((child) => [child.name, namesIn(child)] as const);
	return { [element.name]: Object.fromEntries([...attributes, ...children]) };
}

/** What the node takes from a pasted envelope, for the form. */
export function takenFromText(text: string): string[] {
	const { queue, type, fields } = readPastedEvent(text);
	return [
		queue === 'batchEvent' ? 'Batch event' : 'Real-time event',
		type ?? 'event type left open',
		fieldCount(fields),
	];
}
