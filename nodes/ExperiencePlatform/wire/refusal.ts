import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import type { JsonObject } from '../../shared/contract/outcome';
import { judgeGateway, readGateway } from '../../shared/ims/gateway';
import { judgeRow, type ErrorRow } from '../../shared/platform/errorRow';
import { isPage } from '../../shared/platform/page';
import { responseRow } from '../../shared/platform/status';
import { isRecord, readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { ipDenied, notSigned, schemaViolation, statusErrors, wordings } from '../errors';
import { violationsIn } from './violations';

/**
 * Judges a response that is not a receipt.
 *
 * @param status the response's own, or the one in its body where that says more
 * @param signed whether the call carried a token that a new one could replace
 */
export function judgeRefusal(response: WireResponse, status: number, signed: boolean): NotAnswered {
	// An inlet can also be called through Adobe's gateway, which has a dialect of its own.
	const byGateway = readGateway(response) && judgeGateway(response);
	if (byGateway) {
		// A token that has ended is refused with 403 as well, and no list says with which codes.
		const mayBeToken = byGateway.kind === 'denied' && signed && status === 403;
		return mayBeToken ? { kind: 'tokenExpired', reason: byGateway.reason } : byGateway;
	}
	const body = readJson(response.body) ?? {};
	const platformMessage = wordsOf(body) ?? platformWords(response.body);
	const violations = violationsIn(body);
	const details: JsonObject = violations.length > 0 ? { violations } : {};
	const row = rowOf({ ...response, status }, signed);
	const known = row.means === 'divided' ? explain(platformMessage ?? '', violations.length > 0) : undefined;
	const facts = { code: codeOf(body, platformMessage), httpStatus: status, platformMessage, details };
	return judgeRow({ ...row, ...known }, response, facts);
}

function rowOf(response: WireResponse, signed: boolean): ErrorRow {
	const { status, body } = response;
	if (status === 403 && body.trim() === '') return ipDenied;
	const isUnsigned = (status === 401 || status === 403) && !signed && !isPage(body);
	return isUnsigned ? notSigned : responseRow(response, statusErrors);
}

/** What the platform's words mean, where they are known. */
export function explain(platformMessage: string, breaksSchema = false): { say: string; todo: string } | undefined {
	const { say, todo } = breaksSchema
		? schemaViolation
		: (wordings.find(({ says }) => says.test(platformMessage)) ?? {});
	return say === undefined || todo === undefined ? undefined : { say, todo };
}

/** A code of the validation service, where the platform's words contain one; Adobe publishes no list of them. */
export function validationCode(words: string | undefined): string | undefined {
	return /\bDCVS-\d{4}-\d{3}\b/.exec(words ?? '')?.[0];
}

/** Adobe's gateway names its code on every product (Experience Platform documentation, "Troubleshooting guide"). */
function gatewayCode({ error_code: code }: Record<string, unknown>): string | undefined {
	return typeof code === 'string' || typeof code === 'number' ? String(code).slice(0, 100) : undefined;
}

function codeOf(body: Record<string, unknown>, words: string | undefined): string | undefined {
	const { type, status } = body;
	const problem = typeof type === 'string' ? /\/problem\/(.{1,100})$/.exec(type)?.[1] : undefined;
	const given = typeof status === 'string' || typeof status === 'number' ? String(status) : undefined;
	return validationCode(words) ?? problem ?? gatewayCode(body) ?? given;
}

/** The problem as the platform words it, the most specific text first. */
export function wordsOf(body: Record<string, unknown>): string | undefined {
	const report = isRecord(body.report) ? body.report : {};
	const texts = [report.message, body.message, body.detail, body.title];
	return platformWords(String(texts.find((text) => typeof text === 'string' && text !== '') ?? ''));
}
