import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import type { Reason } from '../../shared/contract/outcome';
import { retryAfterMs } from '../../shared/http/retryAfter';
import { isRecord, readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { accessDenied, errors, unlisted, type ErrorRow, type Permission } from '../errors';

/** One entry of `errors`. */
export interface RestError {
	code: string;
	message: string;
}

export type RestAnswer =
	| { kind: 'response'; body: Record<string, unknown> }
	| { kind: 'notAnswered'; judgement: NotAnswered; errors: RestError[] };

/**
 * Reads an answer of the REST API. Refusals come with HTTP 200 and `success: false`; a code is a text (Marketo
 * developer documentation, "Error codes").
 *
 * @param permission what the API user needs for this call, for code 603
 */
export function readRest(answer: WireResponse, permission: Permission): RestAnswer {
	const body = readJson(answer.body);
	if (body?.success === true && answer.status < 300) return { kind: 'response', body };
	const given = body?.success === true ? [] : readErrors(body?.errors);
	const judgement = given.length > 0 ? judgeErrors(given, answer, permission) : judgeStatus(answer);
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

function judgeErrors(given: RestError[], answer: WireResponse, permission: Permission): NotAnswered {
	const rows = given.map(({ code }) => (code === '603' ? accessDenied(permission) : (errors[code] ?? unlisted)));
	const rank = (row: ErrorRow): number => precedence.indexOf(row.means);
	const place = rows.reduce((best, row, index) => (rank(row) < rank(rows[best] ?? unlisted) ? index : best), 0);
	const row = rows[place] ?? unlisted;
	const { code, message } = given[place] ?? { code: '', message: '' };
	const reason: Reason = {
		...{ message: row.say, todo: row.todo, code: code || undefined, httpStatus: answer.status },
		platformMessage: platformWords(given.map((error) => `${error.code} ${error.message}`.trim()).join('; ')),
	};
	const wait = row.means === 'busy' ? waitMs(row, message, answer) : undefined;
	return judgeRow(row, reason, wait);
}

/** What a row means for a call; a refusal because of some messages is divided. */
export function judgeRow(row: ErrorRow, reason: Reason, retryAfterMs: number | undefined): NotAnswered {
	switch (row.means) {
		case 'busy':
			return { kind: 'busy', reason, retryAfterMs };
		case 'rejected':
			return { kind: 'refused', reason, indivisible: true };
		case 'divided':
			return { kind: 'refused', reason };
		case 'denied':
			return { kind: 'denied', reason, final: row.final };
		default:
			return { kind: row.means, reason };
	}
}

/** The header, else the window that the text names ("Max rate limit '100' exceeded with in '20' secs"), else the row's. */
export function waitMs(row: ErrorRow, message: string, answer: WireResponse): number | undefined {
	const seconds = /with ?in '?(\d{1,3})'? sec/i.exec(message)?.[1];
	const told = retryAfterMs(answer.headers['retry-after'], Date.now());
	if (told !== undefined || row.waitMs === undefined) return told;
	return seconds === undefined ? row.waitMs : Number(seconds) * 1000;
}

/** What a status alone says, where the body is no answer of the API: a gateway's page, or nothing. */
export function judgeStatus(answer: WireResponse): NotAnswered {
	const { status } = answer;
	const platformMessage = platformWords(answer.body);
	const facts: Partial<Reason> = { httpStatus: status, platformMessage };
	if (status === 429 || status === 503) {
		const reason: Reason = {
			...{ message: 'Marketo takes no more calls at the moment', todo: 'Send fewer calls, or try again later.' },
			...facts,
		};
		return { kind: 'busy', reason, retryAfterMs: retryAfterMs(answer.headers['retry-after'], Date.now()) };
	}
	if (status === 401) {
		return { kind: 'tokenExpired', reason: { message: 'Marketo does not accept the access token', ...facts } };
	}
	if (status === 403 || (status >= 300 && status < 400) || [404, 405, 410].includes(status)) {
		return { kind: 'denied', reason: { ...noApi(status), ...facts } };
	}
	if (status === 400 || status === 413 || status === 414 || status === 422) {
		const row = errors[String(status)];
		return { kind: 'refused', reason: { message: row?.say ?? 'Marketo refuses the call', todo: row?.todo, ...facts } };
	}
	const message = 'The answer of Marketo could not be read';
	const todo =
		'The campaign may have been requested: look into the activity log of the leads before you send it again.';
	return { kind: 'unknown', reason: { message, todo, ...facts } };
}

function noApi(status: number): { message: string; todo: string } {
	if (status === 403) {
		const todo = 'The IP address of this n8n may not be allowed there; ask the Marketo administrator.';
		return { message: 'Marketo refuses the access', todo };
	}
	const what =
		status < 400
			? 'Marketo answers with a redirection, which is not followed'
			: 'There is no API of Marketo at this address';
	return { message: what, todo: 'Check the address in the credential: Marketo shows it in Admin, Web Services.' };
}
