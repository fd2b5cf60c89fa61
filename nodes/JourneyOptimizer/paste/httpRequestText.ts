import type { CurlRequest } from '../../shared/paste/curlRequest';
import { lineAt, PasteRefused } from '../../shared/paste/pasteRefused';
import { unwrap } from '../../shared/paste/unwrap';

const firstLine = /^(GET|POST|PUT|PATCH|DELETE)[ \t]+(\S+)(?:[ \t][^\r\n]*)?(?:\r?\n|$)/;
const header = /^([\w-]+)[ \t]*:(.*)$/;

/** Whether a text is meant to be an HTTP request as Journey Optimizer's screen writes one. */
export function isHttpRequestText(text: string): boolean {
	return firstLine.test(unwrap(text).text);
}

/**
 * Reads what *Copy API request → HTTP Request* gives (AdobeDocs/journey-optimizer.en,
 * orchestrated/trigger-orchestrated-campaign.md): the method and the address, `Headers:` with one header a line, `Body:`
 * with JSON up to the end.
 *
 * @throws PasteRefused where a line is neither a header nor part of the body
 */
export function readHttpRequestText(text: string): CurlRequest {
	const { text: bare, firstLine: begins } = unwrap(text.replace(/\r\n?/g, '\n'));
	const [whole = '', method = '', url = ''] = firstLine.exec(bare) ?? [];
	const rest = bare.slice(whole.length);
	const body = /^[ \t]*(?:Body[ \t]*:[ \t]*$|(?=\{))/im.exec(rest);
	const head = body ? rest.slice(0, body.index) : rest;
	const headers = head.split('\n').flatMap((line, at): Array<[string, string]> => {
		const trimmed = line.trim();
		if (trimmed === '' || /^headers[ \t]*:$/i.test(trimmed)) return [];
		const [, name, value = ''] = header.exec(trimmed) ?? [];
		if (name === undefined) {
			throw new PasteRefused('a header, such as x-sandbox-name: prod', 'another line', begins + 1 + at);
		}
		return [[name, value.trim()]];
	});
	const content = body ? rest.slice(body.index + body[0].length) : '';
	const from = content.search(/\S/);
	const bodyAt = bare.length - content.length + Math.max(from, 0);
	return {
		...{ method, url, urlLine: begins, headers, bodyLine: begins - 1 + lineAt(bare, bodyAt) },
		...(from < 0 ? {} : { body: content.trim() }),
	};
}
