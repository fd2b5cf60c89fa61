/** A request as a product wants it sent; sign-in is added afterwards. */
export interface WireRequest {
	method: 'GET' | 'POST' | 'DELETE';
	url: string;
	headers: Record<string, string>;
	/** The text as it goes over the wire; absent for requests without a body. */
	body?: string;
	/** What is secret in this request alone, such as a signature: its response may echo it. */
	secrets?: string[];
}

export interface WireResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	/** Raw text: JSON is parsed by the product, because 64-bit numbers would be rounded on the way (F25). */
	body: string;
}

type Headers = WireRequest['headers'];

/** A request that gets JSON. */
export function getJson(url: string, headers: Headers = {}): WireRequest {
	return { method: 'GET', url, headers: { Accept: 'application/json', ...headers } };
}

/** A request that sends JSON and gets JSON. */
export function postJson(url: string, body: string, headers: Headers = {}): WireRequest {
	return post('application/json', url, body, headers);
}

/** A request that sends a form, written as the query of a URL, and gets JSON. */
export function postForm(url: string, body: string): WireRequest {
	return post('application/x-www-form-urlencoded', url, body, {});
}

function post(contentType: string, url: string, body: string, headers: Headers): WireRequest {
	return {
		method: 'POST',
		url,
		headers: { 'Content-Type': contentType, Accept: 'application/json', ...headers },
		body,
	};
}
