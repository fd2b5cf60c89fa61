import type { Json } from '../contract/outcome';
import type { WireRequest } from '../contract/wire';
import { jsonObject } from '../platform/jsonObject';
import { readJson } from '../text/json';
import { indented } from '../xml/indented';

/** The request as a cURL command for a POSIX shell. */
export function curlCommand({ method, url, headers, body }: WireRequest): string {
	const parts = [
		`curl --request ${method} ${quoted(url)}`,
		...Object.entries(headers).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
		...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
	];
	return parts.join(' \\\n  ');
}

/** In single quotes nothing has a meaning but the quote itself. */
function quoted(text: string): string {
	return `'${text.replace(/'/g, `'\\''`)}'`;
}

/** Nobody reads more, and every item of a call would hold a copy. */
const LONGEST_READABLE = 100_000;

/**
 * A body as people read it: JSON as data, XML with a line per element.
 *
 * @returns undefined for what is neither, and for what is too long to be read
 */
export function readableBody(body: string): Json | undefined {
	if (body.length > LONGEST_READABLE) return undefined;
	const json = readJson(body);
	if (json) return jsonObject(json);
	return body.startsWith('<') ? indented(body) : undefined;
}
