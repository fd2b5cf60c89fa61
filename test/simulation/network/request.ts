import { isObject } from '../platforms/platform';

/** A request as n8n's HTTP helper is given it. */
export interface HelperRequest {
	method: string;
	url: URL;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: string;
	/** The helper's own time limit; undefined where the caller names none. */
	timeoutMs: number;
	signal: AbortSignal | undefined;
	/** Whether a response with this status is thrown. */
	throws(status: number): boolean;
	/** Whether the helper goes where a response sends it. */
	followsRedirects: boolean;
	/** The hosts that the credential allows, with commas; undefined where it allows all. */
	allowedDomains: string | undefined;
	/** The body's form: text, bytes, a stream, or JSON read for the caller. */
	encoding: string;
}

/** The helper's limit where the caller names none. */
const USUAL_TIMEOUT_MS = 300_000;

/** Reads the options of a request. */
export function readRequest(given: unknown): HelperRequest {
	const options = isObject(given) ? given : {};
	const headers = isObject(options.headers) ? options.headers : {};
	const { body, timeout, abortSignal, ignoreHttpStatusErrors: ignored } = options;
	const url = new URL(String(options.url), typeof options.baseURL === 'string' ? options.baseURL : undefined);
	for (const [name, value] of Object.entries(isObject(options.qs) ? options.qs : {})) {
		url.searchParams.set(name, String(value));
	}
	return {
		method: typeof options.method === 'string' ? options.method : 'GET',
		url,
		headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
		body: Buffer.isBuffer(body) ? body.toString() : typeof body === 'string' ? body : '',
		timeoutMs: typeof timeout === 'number' ? timeout : USUAL_TIMEOUT_MS,
		signal: abortSignal instanceof AbortSignal ? abortSignal : undefined,
		throws: (status) => status >= 300 && !isIgnored(ignored, status),
		followsRedirects: options.disableFollowRedirect !== true,
		allowedDomains: typeof options.allowedDomains === 'string' ? options.allowedDomains : undefined,
		encoding: typeof options.encoding === 'string' ? options.encoding : '',
	};
}

function isIgnored(ignored: unknown, status: number): boolean {
	if (!isObject(ignored)) return ignored === true;
	return ignored.ignore === true && !(Array.isArray(ignored.except) && ignored.except.includes(status));
}
