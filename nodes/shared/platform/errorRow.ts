import type { NotAnswered } from '../contract/judgement';
import type { Reason } from '../contract/outcome';
import type { WireResponse } from '../contract/wire';
import { retryAfterMs } from '../http/retryAfter';
import { webUrlIn } from '../text/url';

/** What a code, a wording or a status of a platform means for the call, and what we say about it. */
export interface ErrorRow {
	/**
	 * - `rejected`: no message of the call can succeed as it is.
	 * - `divided`: the call was refused because of some of its messages, which are found by sending them apart.
	 * - `denied`: the platform refuses this caller, whatever it sends.
	 * - `tokenExpired`: executed nothing; a new token or signature would be accepted.
	 * - `busy`: executed nothing; may be sent again after a while.
	 * - `unknown`: the call may have been executed.
	 */
	means: 'rejected' | 'divided' | 'denied' | 'tokenExpired' | 'busy' | 'unknown';
	/** What happened, one sentence without a final period. */
	say: string;
	/** What to do about it, full sentences. */
	todo?: string;
	/** A denial that also holds where earlier calls of the run were accepted. */
	final?: boolean;
	/** A denial that the platform can tell more about. */
	diagnose?: boolean;
	/** The pause to make, in milliseconds, where the response names none. */
	waitMs?: number;
	/** A `busy` that is about the number of requests, as HTTP 429 always is. */
	tooMany?: boolean;
}

/** What a response says besides the row that it was found to mean. */
export type Facts = Omit<Reason, 'message' | 'todo'>;

/** The row of a code or a name; a code such as `constructor` finds nothing that the table does not hold itself. */
export function rowFor<Row>(rows: Readonly<Record<string, Row>>, code: string | undefined): Row | undefined {
	return code !== undefined && Object.hasOwn(rows, code) ? rows[code] : undefined;
}

/**
 * What a row says of a response; the status is that of the response unless the facts name another. Of a redirect it also
 * says where it leads: the host only, because the rest of the address may hold a token.
 */
export function reasonFor({ say, todo }: Omit<ErrorRow, 'means'>, response: WireResponse, facts: Facts = {}): Reason {
	const host = redirectHost(response);
	const message = host === undefined ? say : `${say}; it leads to ${host}`;
	return { message, todo, httpStatus: response.status, ...facts };
}

function redirectHost({ status, headers }: WireResponse): string | undefined {
	const location = headers.location ?? '';
	if (status < 300 || status > 399) return undefined;
	// Without a scheme it is that of the call, which says nothing about the host.
	const address = location.startsWith('//') ? `https:${location}` : location;
	return webUrlIn(address)?.host;
}

/** The judgement that a row stands for. */
export function judgeRow(row: ErrorRow, response: WireResponse, facts: Facts): NotAnswered {
	const reason = reasonFor(row, response, facts);
	const { final, diagnose } = row;
	switch (row.means) {
		case 'rejected':
			return { kind: 'refused', reason, indivisible: true };
		case 'divided':
			return { kind: 'refused', reason };
		case 'denied':
			return { kind: 'denied', reason, final, diagnose };
		case 'busy': {
			const told = retryAfterMs(response.headers['retry-after'], Date.now());
			const tooMany = row.tooMany === true || response.status === 429;
			return { kind: 'busy', reason, retryAfterMs: told ?? row.waitMs, ...(tooMany ? { tooMany } : {}) };
		}
		case 'tokenExpired':
		case 'unknown':
			return { kind: row.means, reason };
	}
}
