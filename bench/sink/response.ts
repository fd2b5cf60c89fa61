import type { IncomingHttpHeaders } from 'node:http';

export interface Call {
	method: string;
	/** Path and query. */
	address: string;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface SinkResponse {
	status: number;
	contentType: string;
	body: string;
	/** The numbers of the items whose messages this call delivered. */
	took: number[];
}

/** An XML response that delivered nothing yet. */
export const xml = (body: string): SinkResponse => ({
	status: 200,
	contentType: 'text/xml; charset=utf-8',
	body,
	took: [],
});

/** A JSON response. */
export const json = (status: number, body: object, took: number[] = []): SinkResponse => ({
	...{ status, contentType: 'application/json', took },
	body: JSON.stringify(body),
});
