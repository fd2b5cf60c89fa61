import { isPlaceholder } from '../../shared/paste/placeholder';
import { lineAt, PasteRefused } from '../../shared/paste/pasteRefused';
import { typographicAt } from '../../shared/paste/typographic';
import { decodedPart } from '../../shared/paste/urlPath';
import type { EventAddress } from '../wire/event';
import { BLANKS, withoutEnd } from '../../shared/text/withoutEnd';

/** The address in an API preview; what it leaves open, in angle brackets for instance, is empty. */
export interface PreviewAddress extends EventAddress {
	host: string;
}

const address = /^https?:\/\/([^/?#\s]+)\/([^/?#\s]+)\/campaign\/([^/?#\s]+)\/([^/?#\s]+)\/?$/i;

/**
 * Reads the address of an API preview (Campaign Standard documentation, "Managing transactional messages").
 *
 * @param line line of the paste that it stands in
 * @throws PasteRefused where it is the address of something else
 */
export function readPreviewAddress(url: string, line: number): PreviewAddress {
	const [, host, organization, transactionalApi, eventId] = address.exec(url.trim()) ?? [];
	if (host === undefined) {
		throw new PasteRefused(
			"the URL of an event's API, https://mc.adobe.io/<ORGANIZATION>/campaign/<transactionalAPI>/<eventID>",
			'another URL',
			line,
		);
	}
	const part = (text = ''): string => (isPlaceholder(decodedPart(text)) ? '' : decodedPart(text));
	return { host, organization: part(organization), transactionalApi: part(transactionalApi), eventId: part(eventId) };
}

/** The request line and the headers before a body, as the documentation and the preview show them without `curl`. */
export function readHead(head: string, firstLine: number): PreviewAddress | undefined {
	let found: PreviewAddress | undefined;
	let within = false;
	for (const { text, line } of linesOf(head, firstLine)) {
		if (text === '' || isHeader(text)) {
			within ||= text !== '';
			continue;
		}
		const [, method = 'POST', url] = requestLine.exec(text) ?? [];
		if (method.toUpperCase() !== 'POST') throw misread(`the method ${method.toUpperCase().slice(0, 7)}`, line);
		if (url === undefined && !/^(?:-X|--request) POST$/i.test(text)) {
			const typographic = typographicIn(text, line);
			if (typographic) throw typographic;
			// A header may be broken over two lines.
			if (within) continue;
			throw misread('other text', line);
		}
		if (url === undefined) continue;
		if (found) throw misread('a second URL', line);
		found = readPreviewAddress(url, line);
	}
	return found;
}

const requestLine =
	/^(?:(?:-X|--request) ?)?["']?(GET|PUT|PATCH|DELETE|HEAD|POST)?["']? ?(?:["']?(https?:\/\/[^\s"']+)["']?)?(?: HTTP\/[\d.]+)?$/i;

function isHeader(text: string): boolean {
	return /^(?:-H|--header)\s*["']/.test(text) || /^[A-Za-z][A-Za-z0-9-]*\s*:(?!\/\/)/.test(text);
}

/** A typographic dash or quotation mark of an option. */
function typographicIn(text: string, line: number): PasteRefused | undefined {
	const [option = ''] = /^(?:-H|--header)[ \t]*/.exec(text) ?? [];
	return typographicAt(text, option.length, undefined, line);
}

/** The lines without their continuation marks, with their numbers in the paste. */
function linesOf(text: string, firstLine: number): Array<{ text: string; line: number }> {
	return text
		.split(/\r\n|\r|\n/)
		.map((line, place) => ({
			text: withoutEnd(line, `${BLANKS}\\`).trim().replace(/\s+/g, ' '),
			line: firstLine + place,
		}));
}

function misread(found: string, line: number): PasteRefused {
	return new PasteRefused('the URL of the event, its headers or its body', found, line);
}

/** Where the body of a preview begins: the first line that begins with a brace. */
export function bodyStart(text: string, firstLine: number): { position: number; line: number } {
	const match = /^[ \t\uFEFF]*\{/m.exec(text);
	const position = match ? match.index : text.length;
	return { position, line: firstLine + lineAt(text, position) - 1 };
}
