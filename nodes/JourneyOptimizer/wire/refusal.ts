import type { NotUsable, WireResponse } from '../../shared/delivery/operation';
import type { Reason } from '../../shared/delivery/outcome';
import { judgeGateway } from '../../shared/ims/gateway';
import { isRecord, readJson } from '../../shared/json';
import { platformWords } from '../../shared/text/platformWords';
import { errors, sentences, type ErrorRow } from '../errors';

/** What Journey Optimizer says of a call that it did not take. */
export interface Refusal {
	row?: ErrorRow;
	judgement: NotUsable;
}

/**
 * Judges every answer but a success: first what Adobe's gateway decides, then the service by its code and wording, then
 * the status alone.
 */
export function readRefusal(answer: WireResponse): Refusal {
	const facts = readFacts(answer);
	const gateway = judgeGateway(answer, Date.now());
	if (gateway) return { judgement: withFacts(gateway, facts) };
	const text = [facts.code, facts.platformMessage].filter(Boolean).join(' ');
	const row = errors.find(({ says, statuses }) => (statuses?.includes(answer.status) ?? true) && says.test(text));
	return row ? { row, judgement: judgeRow(row, facts) } : { judgement: judgeStatus(answer.status, facts) };
}

interface Facts {
	code?: string;
	httpStatus: number;
	platformMessage?: string;
}

/**
 * The service answers with `{type, title, status, report}`, where the end of `type` is the code, and its siblings add
 * `message` or `detail` (Journey Optimizer APIs, schema `errorResponse`). What else an answer holds may echo the call.
 */
function readFacts(answer: WireResponse): Facts {
	const body = readJson(answer.body);
	const texts = [body?.title, body?.message, body?.detail].filter((text) => typeof text === 'string');
	const type = typeof body?.type === 'string' ? body.type : '';
	return {
		code: /([\w-]+)\/?$/.exec(type)?.[1],
		httpStatus: answer.status,
		platformMessage: platformWords(texts.join(': ') || (body ? additionalContext(body) : answer.body)),
	};
}

function additionalContext(body: Record<string, unknown>): string {
	const report = isRecord(body.report) ? body.report : {};
	return report.additionalContext === undefined ? '' : JSON.stringify(report.additionalContext);
}

/** A service behind the gateway that says the same in its own words has the more specific code. */
function withFacts(judgement: NotUsable, facts: Facts): NotUsable {
	return { ...judgement, reason: { ...judgement.reason, ...(facts.code ? facts : {}) } };
}

function judgeRow(row: ErrorRow, facts: Facts): NotUsable {
	const reason: Reason = { message: row.say, todo: row.todo, ...facts };
	if (row.means === 'unavailable') return { kind: 'unknown', reason };
	return { kind: 'refused', reason, indivisible: row.means !== 'recipient' };
}

function judgeStatus(status: number, facts: Facts): NotUsable {
	if (status === 403) return { kind: 'denied', reason: { ...sentences.denied, ...facts } };
	if (status >= 300 && status < 400) return { kind: 'denied', reason: { ...sentences.redirected, ...facts } };
	if (status === 404) return { kind: 'refused', reason: { ...sentences.notThere, ...facts }, indivisible: true };
	if (status === 400 || status === 413 || status === 422) {
		return { kind: 'refused', reason: { ...sentences.refused, ...facts } };
	}
	// No other 4xx is documented; the service read the call and said no to it.
	if (status >= 400 && status < 500) {
		return { kind: 'refused', reason: { ...sentences.refused, ...facts }, indivisible: true };
	}
	const sentence = status >= 500 ? sentences.broken : sentences.unreadable;
	return { kind: 'unknown', reason: { ...sentence, ...facts } };
}
