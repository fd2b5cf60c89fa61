import type { IncomingHttpHeaders } from 'node:http';

export interface Call {
	method: string;
	/** Path and query. */
	address: string;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface Answer {
	status: number;
	contentType: string;
	body: string;
	/** The numbers of the items whose messages this call delivered. */
	took: number[];
}

/** An answer in XML that delivered nothing yet. */
export const xml = (body: string): Answer => ({ status: 200, contentType: 'text/xml; charset=utf-8', body, took: [] });

/** An answer in JSON. */
export const json = (status: number, body: object, took: number[] = []): Answer => ({
	...{ status, contentType: 'application/json', took },
	body: JSON.stringify(body),
});
