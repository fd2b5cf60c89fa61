import type { NotAnswered } from '../contract/judgement';
import type { WireResponse } from '../contract/wire';
import { judgeRow, rowFor, type ErrorRow, type Facts } from '../platform/errorRow';
import { judgeStatus, type StatusRows } from '../platform/status';
import { isRecord, readJson } from '../text/json';
import { platformWords, unquoted } from '../text/platformWords';
import { judgeGateway, readGateway } from './gateway';

/** What refusals of the instance behind Adobe's gateway mean for one kind of call. */
export interface InstanceRows {
	/** By the application's code, such as `RST-360000`. */
	codes: Readonly<Record<string, ErrorRow>>;
	/** What a status alone says; `other` also says what to do about a code that leaves the outcome open. */
	statuses: StatusRows;
	/** The gateway does not know the organization (Campaign Standard documentation, "Troubleshooting"). */
	checkUri: ErrorRow;
	/** The instance has no CNAME yet (Campaign Standard documentation, "Setting up API access"). */
	noCname: ErrorRow;
	/** A primary key that is not one (Campaign v8 documentation, "Recommendations & limitations"). */
	noSuchKey: ErrorRow;
	/** What is told in words alone. */
	wordings?: ReadonlyArray<{ says: RegExp; row: ErrorRow }>;
}

/** The gateway refuses the organization in the address and not the caller: another item may name the right one. */
const organizationCodes = ['403023', '403025', '403027'];

/**
 * Judges a response of mc.adobe.io that is not a success: the gateway's two dialects, the codes of the application in JSON
 * or text, its wording, or the status alone.
 *
 * @param rows what they mean for this kind of call
 */
export function judgeInstanceRefusal(response: WireResponse, rows: InstanceRows): NotAnswered {
	const gateway = judgeGateway(response);
	if (gateway) {
		const elsewhere = gateway.kind === 'denied' && organizationCodes.includes(gateway.reason.code ?? '');
		return elsewhere ? { kind: 'refused', reason: gateway.reason } : gateway;
	}
	const { words, codes } = wordsOf(response.body);
	const platformMessage = platformWords(words);
	const code = readGateway(response)?.code;
	if (/check your URI/i.test(words) && code !== undefined) {
		return judgeRow(code === '502' ? rows.noCname : rows.checkUri, response, { code, platformMessage });
	}
	const facts = { platformMessage, code: codes[0] ?? code };
	const worded = response.status < 400 ? undefined : rows.wordings?.find(({ says }) => says.test(words));
	if (worded) return judgeRow(worded.row, response, facts);
	const told = judgeCodes(codes, rows, response, { platformMessage });
	if (told) return told;
	const isKeyBad = response.status !== 403 && response.status >= 400 && /unable to decrypt PKey/i.test(words);
	if (isKeyBad) return judgeRow(rows.noSuchKey, response, facts);
	return judgeStatus(response, rows.statuses, facts);
}

/** RST-360011 only says that there is more to come, so what follows it decides. Later codes may be the user's. */
function judgeCodes(
	codes: string[],
	rows: InstanceRows,
	response: WireResponse,
	facts: Facts,
): NotAnswered | undefined {
	const [first, second] = codes;
	const code = first === 'RST-360011' && rowFor(rows.codes, second) ? second : first;
	const row = rowFor(rows.codes, code);
	if (!row || (row.means === 'unknown' && response.status >= 400 && response.status < 500)) return undefined;
	const todo = row.means === 'unknown' ? rows.statuses.other.todo : row.todo;
	return judgeRow({ ...row, todo }, response, { code, ...facts });
}

const wordMembers = ['title', 'message', 'detail', 'details', 'error', 'error_description', 'errorMessage'];
const codeMembers = ['code', 'error_code', 'errorCode'];

/**
 * The platform's own words and the application's codes, those with a member of their own first. JSON may wrap them in
 * `error` or a list `errors`. An echo of the call is none of them: its data could contain any code.
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
