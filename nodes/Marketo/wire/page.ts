import type { JsonObject } from '../../shared/delivery/outcome';
import { isRecord } from '../../shared/json';

/** A question whose answer comes in pages. */
export interface PagedQuestion {
	/** The token of the page to ask for; empty for the first. */
	page: string;
	/** What the pages before it held. */
	rows: JsonObject[];
}

/** Rows of a page; what is no object is left out. */
export function pageRows(body: Record<string, unknown>): Array<Record<string, unknown>> {
	return Array.isArray(body.result) ? body.result.filter(isRecord) : [];
}

/** The token of the page that follows; empty after the last one. */
export function nextPage(body: Record<string, unknown>): string {
	return body.moreResult !== false && typeof body.nextPageToken === 'string' ? body.nextPageToken : '';
}
