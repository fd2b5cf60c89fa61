import { isRecord } from '../../shared/text/json';

/** What was asked when a token was given: it means nothing beside other values. */
export interface Asked {
	values: readonly string[];
	/** Equal for equal values. */
	name: string;
}

/** A question whose response comes in pages. */
export interface PagedQuestion {
	/** The token of the page to ask for; empty for the first. */
	page: string;
	/** What the token belongs to, where questions share calls. */
	asked?: Asked;
}

/** One page of a response. */
export interface Page<Row> {
	rows: Row[];
	/** The token of the page that follows; empty after the last one. */
	next: string;
	/** What that token belongs to, where questions share calls. */
	asked?: Asked;
}

/** Rows of a page; what is not an object is left out. */
export function pageRows(body: Record<string, unknown>): Array<Record<string, unknown>> {
	return Array.isArray(body.result) ? body.result.filter(isRecord) : [];
}

/**
 * The token of the page that follows; empty after the last one. A page without rows, or one that names itself as the
 * next, is taken for the last, because following it would never end.
 *
 * @param page the token that this page was asked for with
 */
export function nextPage(body: Record<string, unknown>, page: string): string {
	const next = typeof body.nextPageToken === 'string' ? body.nextPageToken : '';
	const isLast = body.moreResult === false || next === page || pageRows(body).length === 0;
	return isLast ? '' : next;
}

/** The ID of a row, given as a number or as a text of digits; undefined for anything else. Marketo counts from 1. */
export function rowId(id: unknown): number | undefined {
	const number = typeof id === 'string' && /^\d+$/.test(id) ? Number(id) : id;
	return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
