import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import type { JsonObject, Reason } from '../../shared/contract/outcome';
import { retryAfterMs } from '../../shared/http/retryAfter';
import { judgeGateway, readGateway } from '../../shared/ims/gateway';
import { isRecord, readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { schemaViolation, statusErrors, wordings, type ErrorRow } from '../errors';
import { violationsIn } from './violations';

/**
 * Judges an answer that is no receipt.
 *
 * @param status the answer's own, or the one in its body where that says more
 * @param signed whether the call carried a token that a new one could replace
 */
export function judgeRefusal(answer: WireResponse, status: number, signed: boolean): NotAnswered {
	// An inlet can also be called through Adobe's gateway, which has a dialect of its own.
	const byGateway = readGateway(answer) && judgeGateway(answer, Date.now());
	if (byGateway) {
		// A token that has ended is refused with 403 as well, and no list says with which codes.
		const mayBeToken = byGateway.kind === 'denied' && signed && status === 403;
		return mayBeToken ? { kind: 'tokenExpired', reason: byGateway.reason } : byGateway;
	}
	const body = readJson(answer.body) ?? {};
	const platformMessage = wordsOf(body) ?? platformWords(answer.body);
	const violations = violationsIn(body);
	const details: JsonObject = violations.length > 0 ? { violations } : {};
	const row = rowOf(status, answer.body, signed);
	const known = row.means === 'refused' ? explain(platformMessage ?? '', violations.length > 0) : undefined;
	const reason: Reason = {
		...{ message: known?.say ?? row.say, todo: known?.todo ?? row.todo },
		...{ code: codeOf(body, platformMessage), httpStatus: status, platformMessage, details },
	};
	switch (row.means) {
		case 'refused':
			return { kind: 'refused', reason };
		case 'wrongPlace':
			return { kind: 'refused', reason, indivisible: true };
		case 'busy':
			return { kind: 'busy', reason, retryAfterMs: retryAfterMs(answer.headers['retry-after'], Date.now()) };
		case 'denied':
		case 'tokenExpired':
		case 'unknown':
			return { kind: row.means, reason };
	}
}

function rowOf(status: number, body: string, signed: boolean): ErrorRow {
	if (status === 403 && body.trim() === '') return statusErrors['403 empty'];
	if ((status === 401 || status === 403) && !signed) return statusErrors['401 none'];
	switch (status) {
		case 401:
		case 403:
		case 413:
		case 429:
		case 501:
		case 503:
			return statusErrors[status];
		case 400:
		case 422:
			return statusErrors['400'];
		case 404:
		case 405:
		case 410:
			return statusErrors['404'];
	}
	if (status >= 300 && status < 400) return statusErrors['3xx'];
	// A request that the platform did not wait for the end of may still have been taken.
	return status > 400 && status < 500 && status !== 408 ? statusErrors['4xx'] : statusErrors.other;
}

/** What the platform's words mean, where they are known. */
export function explain(platformMessage: string, breaksSchema = false): { say: string; todo: string } | undefined {
	if (breaksSchema) return schemaViolation;
	return wordings.find(({ says }) => says.test(platformMessage));
}

/** A code of the validation service, where the platform's words hold one; Adobe publishes no list of them. */
export function validationCode(words: string | undefined): string | undefined {
	return /\bDCVS-\d{4}-\d{3}\b/.exec(words ?? '')?.[0];
}

function codeOf(body: Record<string, unknown>, words: string | undefined): string | undefined {
	const { type, status } = body;
	const problem = typeof type === 'string' ? /\/problem\/(.{1,100})$/.exec(type)?.[1] : undefined;
	const given = typeof status === 'string' || typeof status === 'number' ? String(status) : undefined;
	return validationCode(words) ?? problem ?? given;
}

/** The problem as the platform words it, the most specific text first. */
function wordsOf(body: Record<string, unknown>): string | undefined {
	const report = isRecord(body.report) ? body.report : {};
	const texts = [report.message, body.message, body.detail, body.title];
	return platformWords(String(texts.find((text) => typeof text === 'string' && text !== '') ?? ''));
}
