import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { judgeRow, rowFor, type ErrorRow, type Facts } from '../../shared/platform/errorRow';
import { judgeStatus } from '../../shared/platform/status';
import { isRecord, readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { accessDenied, errors, statusErrors, unlisted, type Permission } from '../errors';

/** One entry of `errors`. */
export interface RestError {
	code: string;
	message: string;
}

export type RestResponse =
	| { kind: 'response'; body: Record<string, unknown> }
	| { kind: 'notAnswered'; judgement: NotAnswered; errors: RestError[] };

/**
 * Reads a response of the REST API. Refusals come with HTTP 200 and `success: false`; a code is a text (Marketo
 * developer documentation, "Error codes").
 *
 * @param permission what the API user needs for this call, for code 603
 */
export function readRest(response: WireResponse, permission: Permission): RestResponse {
	const body = readJson(response.body);
	if (body?.success === true && response.status < 300) return { kind: 'response', body };
	const given = body?.success === true ? [] : readErrors(body?.errors);
	const judgement = given.length > 0 ? judgeErrors(given, response, permission) : judgeForeign(response);
	return { kind: 'notAnswered', judgement, errors: given };
}

function readErrors(list: unknown): RestError[] {
	return (Array.isArray(list) ? list : [])
		.filter(isRecord)
		.map(({ code, message }) => ({
			code: typeof code === 'string' || typeof code === 'number' ? String(code) : '',
			message: typeof message === 'string' ? message : '',
		}));
}

/** Where several are given, the one that decides about the whole run or call comes before those about its data. */
const precedence: Array<ErrorRow['means']> = ['unknown', 'denied', 'tokenExpired', 'busy', 'rejected', 'divided'];

function judgeErrors(given: RestError[], response: WireResponse, permission: Permission): NotAnswered {
	const rows = given.map(({ code }) =>
		code === '603' ? accessDenied(permission) : (rowFor(errors, code) ?? unlisted),
	);
	const rank = (row: ErrorRow): number => precedence.indexOf(row.means);
	const place = rows.reduce((best, row, index) => (rank(row) < rank(rows[best] ?? unlisted) ? index : best), 0);
	const row = rows[place] ?? unlisted;
	const { code, message } = given[place] ?? { code: '', message: '' };
	return judgeMarketoRow(row, message, response, {
		code: code || undefined,
		platformMessage: platformWords(given.map((error) => `${error.code} ${error.message}`.trim()).join('; ')),
	});
}

/**
 * The judgement of a row. Where the response has no header for it, the text may name the window that calls are counted
 * in ("Max rate limit '100' exceeded with in '20' secs").
 */
export function judgeMarketoRow(row: ErrorRow, message: string, response: WireResponse, facts: Facts): NotAnswered {
	const seconds = /with ?in '?(\d{1,3})'? sec/i.exec(message)?.[1];
	const isTold = row.waitMs !== undefined && seconds !== undefined;
	return judgeRow(isTold ? { ...row, waitMs: Number(seconds) * 1000 } : row, response, facts);
}

/** Judges a response that is not one of the API. */
export function judgeForeign(response: WireResponse): NotAnswered {
	return judgeStatus(response, statusErrors, { platformMessage: platformWords(response.body) });
}
