import type { NotAnswered } from '../contract/judgement';
import type { WireResponse } from '../contract/wire';
import { judgeRow, rowFor, type ErrorRow, type Facts } from './errorRow';

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

/** The row of a status. */
export function statusRow(status: number, rows: StatusRows): ErrorRow {
	if (gaveUp.includes(status)) return rows.other;
	const names = [String(status), rowFor(sameAs, String(status)), `${Math.floor(status / 100)}xx`];
	for (const name of names) {
		const row = rowFor(rows, name);
		if (row) return row;
	}
	return rows.other;
}

/**
 * Judges a response by its status, where its body tells nothing. A 403 that the platform gives no words of its own to may
 * come from a firewall on the way, which dislikes this one request.
 */
export function judgeStatus(response: WireResponse, rows: StatusRows, facts: Facts): NotAnswered {
	const judgement = judgeRow(statusRow(response.status, rows), response, facts);
	return judgement.kind === 'denied' && response.status === 403 ? { ...judgement, doubtful: true } : judgement;
}
