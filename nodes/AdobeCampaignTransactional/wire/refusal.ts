import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { judgeGateway, readGateway } from '../../shared/ims/gateway';
import { judgeRow, rowFor, type Facts } from '../../shared/platform/errorRow';
import { judgeStatus } from '../../shared/platform/status';
import { isRecord, readJson } from '../../shared/text/json';
import { platformWords, unquoted } from '../../shared/text/platformWords';
import { errors, situations, statusErrors, type Asked } from '../errors';

/** The gateway refuses the organization in the address and not the caller: another item may name the right one. */
const organizationCodes = ['403023', '403025', '403027'];

/**
 * Judges a response that is not a success: the gateway's two dialects, the codes of the application in JSON or text, or
 * the status alone.
 */
export function judgeRefusal(response: WireResponse, asked: Asked): NotAnswered {
	const gateway = judgeGateway(response);
	if (gateway) {
		const elsewhere = gateway.kind === 'denied' && organizationCodes.includes(gateway.reason.code ?? '');
		return elsewhere ? { kind: 'refused', reason: gateway.reason } : gateway;
	}
	const { words, codes } = wordsOf(response.body);
	const platformMessage = platformWords(words);
	const code = readGateway(response)?.code;
	if (/check your URI/i.test(words) && code !== undefined) {
		return judgeRow(code === '502' ? situations.noCname : situations.checkUri, response, { code, platformMessage });
	}
	const told = judgeCodes(codes, asked, response, { platformMessage });
	if (told) return told;
	const facts = { platformMessage, code: codes[0] ?? code };
	const isKeyBad = response.status !== 403 && response.status >= 400 && /unable to decrypt PKey/i.test(words);
	if (isKeyBad) return judgeRow(situations.noSuchKey, response, facts);
	return judgeStatus(response, statusErrors(asked), facts);
}

/** RST-360011 only says that there is more to come, so what follows it decides. Later codes may be the user's. */
function judgeCodes(codes: string[], asked: Asked, response: WireResponse, facts: Facts): NotAnswered | undefined {
	const [first, second] = codes;
	const code = first === 'RST-360011' && rowFor(errors, second) ? second : first;
	const row = rowFor(errors, code);
	if (!row || (row.means === 'unknown' && response.status >= 400 && response.status < 500)) return undefined;
	const todo = row.means === 'unknown' ? statusErrors(asked).other.todo : row.todo;
	return judgeRow({ ...row, todo }, response, { code, ...facts });
}

const wordMembers = ['title', 'message', 'detail', 'details', 'error', 'error_description', 'errorMessage'];
const codeMembers = ['code', 'error_code', 'errorCode'];

/**
 * The platform's own words and the application's codes, those with a member of their own first. JSON may wrap them in
 * `error` or a list `errors`. An echo of the event is none of them: its data could contain any code.
 */
function wordsOf(body: string): { words: string; codes: string[] } {
	const json = readJson(body);
	const first: unknown = Array.isArray(json?.errors) ? json.errors[0] : undefined;
	const levels = [json, json?.error, first].filter(isRecord);
	const texts = (members: string[]): string[] =>
		levels.flatMap((level) => members.map((name) => level[name])).filter((part) => typeof part === 'string');
	const words = json ? [...texts(wordMembers), ...(typeof first === 'string' ? [first] : [])].join(' ') : body;
	return { words, codes: [...texts(codeMembers), unquoted(words)].join(' ').match(/\b[A-Z]{3}-\d{6}\b/g) ?? [] };
}
