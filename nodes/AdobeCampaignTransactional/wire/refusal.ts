import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import type { Reason } from '../../shared/contract/outcome';
import { judgeGateway, readGateway } from '../../shared/ims/gateway';
import { isRecord, readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { errors, situations } from '../errors';

type Situation = (typeof situations)[keyof typeof situations];

/** The gateway refuses the organization in the address and not the caller: another item may name the right one. */
const organizationCodes = ['403023', '403025', '403027'];

/**
 * Judges an answer that is no success: the gateway's two dialects, the codes of the application in JSON or text, or
 * the status alone.
 *
 * @param asked what was asked for, because a lost status is no lost event
 */
export function judgeRefusal(answer: WireResponse, asked: 'send' | 'status', nowMs: number): NotAnswered {
	const gateway = judgeGateway(answer, nowMs);
	if (gateway) {
		const elsewhere = gateway.kind === 'denied' && organizationCodes.includes(gateway.reason.code ?? '');
		return elsewhere ? { kind: 'refused', reason: gateway.reason } : gateway;
	}
	const { words, codes } = wordsOf(answer.body);
	const facts: Partial<Reason> = { httpStatus: answer.status, platformMessage: platformWords(words) };
	const code = readGateway(answer)?.code;
	if (/check your URI/i.test(words) && code !== undefined) {
		const { say, todo } = code === '502' ? situations.noCname : situations.checkUri;
		return { kind: 'refused', reason: { message: say, todo, code, ...facts } };
	}
	const other = { ...facts, code: codes[0] ?? code };
	return judgeCodes(codes, asked, facts) ?? judgeStatus(answer.status, asked, words, other);
}

/** The most telling code wins: the first one only says that there is more to come. */
function judgeCodes(codes: string[], asked: 'send' | 'status', facts: Partial<Reason>): NotAnswered | undefined {
	const known = codes.filter((code) => Object.hasOwn(errors, code));
	const code = known.find((candidate) => errors[candidate]?.means === 'rejected') ?? known[0];
	const row = code === undefined ? undefined : errors[code];
	if (!row) return undefined;
	const status = facts.httpStatus ?? 0;
	if (row.means === 'unknown' && status >= 400 && status < 500) return undefined;
	const reason: Reason = { message: row.say, todo: row.todo, code, ...facts };
	if (row.means === 'rejected') return { kind: 'refused', reason };
	const { todo } = asked === 'send' ? row : situations.statusUnreadable;
	return { kind: 'unknown', reason: { ...reason, todo } };
}

function judgeStatus(status: number, asked: 'send' | 'status', words: string, facts: Partial<Reason>): NotAnswered {
	const reason = ({ say, todo }: Situation): Reason => ({ message: say, todo, ...facts });
	if (status >= 300 && status < 400) return { kind: 'denied', reason: reason(situations.redirected) };
	if (status === 403) return { kind: 'refused', reason: reason(situations.forbidden) };
	if (/unable to decrypt PKey/i.test(words)) return { kind: 'refused', reason: reason(situations.noSuchKey) };
	if (status === 404 || status === 410) {
		return { kind: 'refused', reason: reason(asked === 'send' ? situations.notPublished : situations.noSuchKey) };
	}
	// 408 means that the platform gave up in the middle of the call.
	if (status >= 400 && status < 500 && status !== 408) return { kind: 'refused', reason: reason(situations.refused) };
	return { kind: 'unknown', reason: reason(asked === 'send' ? situations.unreadable : situations.statusUnreadable) };
}

const wordMembers = ['title', 'message', 'detail', 'details', 'error', 'error_description', 'errorMessage'];
const codeMembers = ['code', 'error_code', 'errorCode'];

/**
 * The platform's own words and the application's codes, those with a member of their own first. JSON may wrap them in
 * `error` or a list `errors`. An echo of the event is none of them: its data could hold any code.
 */
function wordsOf(body: string): { words: string; codes: string[] } {
	const json = readJson(body);
	const first: unknown = Array.isArray(json?.errors) ? json.errors[0] : undefined;
	const levels = [json, json?.error, first].filter(isRecord);
	const texts = (members: string[]): string[] =>
		levels.flatMap((level) => members.map((name) => level[name])).filter((part) => typeof part === 'string');
	const words = json ? [...texts(wordMembers), ...(typeof first === 'string' ? [first] : [])].join(' ') : body;
	return { words, codes: [...texts(codeMembers), words].join(' ').match(/\b[A-Z]{3}-\d{6}\b/g) ?? [] };
}
