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
