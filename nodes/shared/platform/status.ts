import type { NotAnswered } from '../contract/judgement';
import type { WireResponse } from '../contract/wire';
import { proxyTodo } from '../http/failureOf';
import { judgeRow, rowFor, type ErrorRow, type Facts } from './errorRow';
import { isPage } from './page';

/**
 * What a status alone says, by status, or by its class such as `4xx`. Where a product has no row for 413 and 422, for
 * 405 and 410, or for 503, those of 400, 404 and 429 stand for them.
 */
export interface StatusRows extends Readonly<Record<string, ErrorRow>> {
	/** Every status without a row, and a success that could not be read: the call may have been executed. */
	readonly other: ErrorRow;
}

const sameAs: Readonly<Record<string, string>> = { 405: '404', 410: '404', 413: '400', 422: '400', 503: '429' };

/** The server or a proxy gave up in the middle of the call, which may have been executed all the same. */
const gaveUp = [408, 499];

/** Only a proxy on the way responds with it, before the call reaches the platform (RFC 9110, section 15.5.8). */
export const PROXY_STATUS = 407;
export const proxyRefused: ErrorRow = {
	means: 'denied',
	final: true,
	say: 'The proxy on the way to the platform asks for a sign-in',
	todo: proxyTodo,
};

/** The row of a status. */
export function statusRow(status: number, rows: StatusRows): ErrorRow {
	if (status === PROXY_STATUS) return proxyRefused;
	if (gaveUp.includes(status)) return rows.other;
	const names = [String(status), rowFor(sameAs, String(status)), `${Math.floor(status / 100)}xx`];
	for (const name of names) {
		const row = rowFor(rows, name);
		if (row) return row;
	}
	return rows.other;
}

/**
 * The row of a response, where its body tells nothing. A web page with 403 is not the platform's, whose refusals have other
 * forms: what the product says about its own does not apply.
 */
export function responseRow({ status, body }: WireResponse, rows: StatusRows): ErrorRow {
	const row = statusRow(status, rows);
	return status === 403 && isPage(body) ? { ...row, ...firewall } : row;
}

const firewall = {
	say: 'A firewall or a proxy on the way to the platform refuses the request',
	todo: 'Ask whoever runs it: the text of its page is in the details. It may dislike the IP address of this n8n, or something in the message.',
};

/**
 * Judges a response by its status, where its body tells nothing. A 403 that the platform gives no words of its own to may
 * come from a firewall on the way, which dislikes this one request.
 */
export function judgeStatus(response: WireResponse, rows: StatusRows, facts: Facts): NotAnswered {
	const judgement = judgeRow(responseRow(response, rows), response, facts);
	return judgement.kind === 'denied' && response.status === 403 ? { ...judgement, doubtful: true } : judgement;
}
