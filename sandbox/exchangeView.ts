import { isUtf8 } from 'node:buffer';
import { STATUS_CODES } from 'node:http';

import type { Delivery, Exchange } from './exchanges';
import { Secrets, type Part } from './secrets';

/** An exchange as people may see it: every secret is masked. */
export interface ExchangeView {
	request: string;
	response: string;
	delivery: Delivery;
	executed: boolean;
	/** A command line that sends the request again once the masked secrets are filled in. */
	curl: string;
}

/** Headers that curl sets itself. */
const ownHeaders =
	/^(host|content-length|connection|keep-alive|transfer-encoding|accept-encoding|expect|sec-fetch-mode)$/i;

/** @param base the address of the sandbox, without a slash at the end */
export function exchangeView(exchange: Exchange, base: string): ExchangeView {
	const { url, headers, told } = exchange;
	const requestPart: Part = { url, headers, body: bodyOf(exchange) };
	const reply = told?.reply;
	const responsePart: Part = { headers: Object.entries(reply?.headers ?? {}), body: reply?.body ?? '' };
	const secrets = new Secrets([requestPart, responsePart]);
	const shown = (part: Part) => ({
		headers: part.headers.map(([name, value]): [string, string] => [name, secrets.header(name, value)]),
		body: secrets.text(part.body),
	});
	const request = shown(requestPart);
	const target = secrets.text(url);
	return {
		request: message(`${exchange.method} ${target} HTTP/1.1`, request),
		response: reply ? message(`HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ''}`, shown(responsePart)) : '',
		delivery: told?.delivery ?? 'none',
		executed: told?.executed ?? false,
		curl: curl(exchange.method, `${base}${target}`, request),
	};
}

function bodyOf({ body, bodyBytes }: Exchange): string {
	if (!isUtf8(body) && body.length === bodyBytes) return `(${bodyBytes} bytes that are not UTF-8 text)`;
	const text = body.toString();
	return body.length === bodyBytes ? text : `${text}\n(the first ${body.length} of ${bodyBytes} bytes)`;
}

function message(line: string, { headers, body }: { headers: Array<[string, string]>; body: string }): string {
	return [line, ...headers.map(([name, value]) => `${name}: ${value}`), '', body].join('\n');
}

function curl(
	method: string,
	url: string,
	{ headers, body }: { headers: Array<[string, string]>; body: string },
): string {
	const lines = [
		// Otherwise, curl takes brackets in a URL for a pattern.
		`curl${/[[\]{}]/.test(url) ? ' --globoff' : ''} -X ${quoted(method)} ${quoted(url)}`,
		...headers.filter(([name]) => !ownHeaders.test(name)).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
		// Unlike --data, this does not take a leading @ for the name of a file.
		...(body === '' ? [] : [`--data-raw ${quoted(body)}`]),
	];
	return lines.join(' \\\n  ');
}

/** As one word of a POSIX shell, whatever it contains. */
function quoted(text: string): string {
	return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
