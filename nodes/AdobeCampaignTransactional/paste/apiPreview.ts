import { isCurl, readCurl } from '../../shared/paste/curl';
import { ExactNumber } from '../../shared/text/exactNumber';
import { placesIn } from '../../shared/paste/jsonTemplate';
import { refuseTooLong } from '../../shared/paste/limits';
import { isParsedObject, parseJson, type ParsedJson, type ParsedObject } from '../../shared/paste/parseJson';
import { PasteRefused } from '../../shared/paste/pasteRefused';
import type { Place } from '../../shared/paste/place';
import { unwrap } from '../../shared/paste/unwrap';
import { bodyFields } from '../wire/event';
import { bodyStart, readHead, readPreviewAddress, type PreviewAddress } from './previewAddress';

/** An API preview as it was pasted. */
export interface ApiPreview {
	/** Undefined where only the body was pasted. */
	address?: PreviewAddress;
	/** Undefined where only the address was pasted. */
	body?: ParsedObject;
	places: Place[];
}

const expected = 'the API preview of an event: its address, its body, or both';
/** May be left out (Campaign Standard documentation, "Managing transactional messages"; `wishedChannel`: Campaign v8). */
const optionalMembers = ['scheduled', 'expiration', 'wishedChannel'];
const dateMembers = ['scheduled', 'expiration'];
const dateTime = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Reads an API preview: address and body, one of the two, or a cURL command with them.
 *
 * @throws PasteRefused for everything else
 */
export function readApiPreview(pasted: string): ApiPreview {
	refuseTooLong(pasted);
	return isCurl(pasted) ? fromCurl(pasted) : fromPreview(pasted);
}

function fromCurl(pasted: string): ApiPreview {
	const { method, url, urlLine, body = '', bodyLine } = readCurl(pasted);
	const address = readPreviewAddress(url, urlLine);
	if (body !== '') return { address, ...readBody(body, bodyLine) };
	if (method === 'POST' || method === 'GET') return { address, places: [] };
	throw new PasteRefused({ expected, found: `the method ${method.slice(0, 7)}`, line: urlLine });
}

function fromPreview(pasted: string): ApiPreview {
	const { text, firstLine } = unwrap(pasted);
	const { position, line } = bodyStart(text, firstLine);
	const address = readHead(text.slice(0, position), firstLine);
	const body = text.slice(position);
	if (body !== '') return { ...(address ? { address } : {}), ...readBody(body, line) };
	if (address) return { address, places: [] };
	throw new PasteRefused({ expected, found: 'neither of them', line: firstLine });
}

function readBody(text: string, line: number): Pick<ApiPreview, 'body' | 'places'> {
	const body = parseJson(text, line);
	if (!isParsedObject(body))
		throw new PasteRefused({ expected: 'a body that is a JSON object', found: 'other JSON', line });
	if ('PKey' in body) {
		const found = 'an answer of the platform, which has a PKey';
		throw new PasteRefused({ expected: 'the request of the API preview', found, line });
	}
	if (![...bodyFields, 'ctx'].some((name) => Object.hasOwn(body, name))) {
		throw new PasteRefused({
			expected: "a body with 'email', 'ctx' or the like",
			found: 'an object without them',
			line,
		});
	}
	return { body, places: placesIn(body, placeAt) };
}

/** Every value of a preview is a sample. */
function placeAt(path: string, value: ParsedJson): Place | undefined {
	if (isParsedObject(value)) return undefined;
	if (Array.isArray(value) && value.some((entry) => isParsedObject(entry))) return undefined;
	const optional = optionalMembers.includes(path);
	return { path, type: dateMembers.includes(path) ? 'dateTime' : typeOf(value), required: !optional, optional };
}

function typeOf(value: ParsedJson): Place['type'] {
	if (Array.isArray(value)) return 'array';
	if (value instanceof ExactNumber || typeof value === 'number') return 'number';
	if (typeof value === 'boolean') return 'boolean';
	return typeof value === 'string' && dateTime.test(value) ? 'dateTime' : 'string';
}
