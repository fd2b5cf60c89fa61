import { isCurl, readCurl } from '../../shared/paste/curl';
import { fieldCount } from '../../shared/paste/fields';
import { fieldsIn } from '../../shared/paste/jsonTemplate';
import { isParsedObject, parseJson, type ParsedJson, type ParsedObject } from '../../shared/paste/parseJson';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import { oncePerText } from '../../shared/paste/once';
import { optionalField, requiredField, typeOf, type Field } from '../../shared/paste/field';
import { unwrap } from '../../shared/paste/unwrap';
import { bodyFields } from '../wire/event';
import { bodyStart, readHead, readPreviewAddress, type PreviewAddress } from './previewAddress';

/** An API preview as it was pasted. */
export interface ApiPreview {
	/** Undefined where only the body was pasted. */
	address?: PreviewAddress;
	/** Undefined where only the address was pasted. */
	body?: ParsedObject;
	fields: Field[];
}

const expected = 'the API preview of an event: its URL, its body, or both';
/** May be left out (Campaign Standard documentation, "Managing transactional messages"; `wishedChannel`: Campaign v8). */
const optionalMembers = ['scheduled', 'expiration', 'wishedChannel'];
const dateMembers = ['scheduled', 'expiration'];
const dateTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads an API preview: address and body, one of the two, or a cURL command with them.
 *
 * @throws PasteRefused for everything else
 */
export const readApiPreview = oncePerText((pasted: string): ApiPreview =>
	isCurl(pasted) ? fromCurl(pasted) : fromPreview(pasted),
);

function fromCurl(pasted: string): ApiPreview {
	const { method, url, urlLine, body = '', bodyLine } = readCurl(pasted);
	const address = readPreviewAddress(url, urlLine);
	if (body !== '') return { address, ...readBody(body, bodyLine) };
	if (method === 'POST' || method === 'GET') return { address, fields: [] };
	throw new PasteRefused(expected, `the method ${method.slice(0, 7)}`, urlLine);
}

function fromPreview(pasted: string): ApiPreview {
	const { text, firstLine } = unwrap(pasted);
	const { position, line } = bodyStart(text, firstLine);
	const address = readHead(text.slice(0, position), firstLine);
	const body = text.slice(position);
	if (body !== '') return { ...(address ? { address } : {}), ...readBody(body, line) };
	if (address) return { address, fields: [] };
	throw new PasteRefused(expected, 'neither', firstLine);
}

function readBody(text: string, line: number): Pick<ApiPreview, 'body' | 'fields'> {
	const body = parseJson(text, line);
	if (!isParsedObject(body)) throw new PasteRefused('a body that is a JSON object', 'other JSON', line);
	if ('PKey' in body) {
		const found = 'a response of the platform, which has a PKey';
		throw new PasteRefused('the request of the API preview', found, line);
	}
	if (![...bodyFields, 'ctx'].some((name) => Object.hasOwn(body, name))) {
		throw new PasteRefused("a body with 'email', 'ctx' or a similar field", 'an object without them', line);
	}
	return { body, fields: fieldsIn(body, fieldAt) };
}

/** Every value of a preview is a sample. */
function fieldAt(path: string, value: ParsedJson): Field | undefined {
	if (isParsedObject(value)) return undefined;
	if (Array.isArray(value) && value.some((entry) => isParsedObject(entry))) return undefined;
	const isDate = dateMembers.includes(path) || (typeof value === 'string' && dateTime.test(value));
	const type = isDate ? 'dateTime' : typeOf(value);
	return optionalMembers.includes(path) ? optionalField(path, type) : requiredField(path, type);
}

/** What the node takes from a pasted preview, for the form. */
export function takenFromText(text: string): string[] {
	const { address, body, fields } = readApiPreview(text);
	return [
		...(address
			? [`organization ${address.organization || 'left open'}`, `event ${address.eventId || 'left open'}`]
			: ['no URL']),
		body ? `body with ${fieldCount(fields)}` : 'no body',
	];
}
