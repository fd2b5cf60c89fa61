import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import type { Reason } from '../../shared/contract/outcome';
import { judgeGateway, readGateway } from '../../shared/ims/gateway';
import { gatewayErrors } from '../../shared/ims/gatewayErrors';
import { isRecord, readJson } from '../../shared/text/json';
import { platformWords } from '../../shared/text/platformWords';
import { errors, sentences, type ErrorRow } from '../errors';

/** What Journey Optimizer says of a call that it did not take. */
export interface Refusal {
	row?: ErrorRow;
	judgement: NotAnswered;
}

/**
 * Judges every answer but a success: first what Adobe's gateway decides, then the service by its code and wording, then
 * the status alone.
 */
export function readRefusal(answer: WireResponse): Refusal {
	const facts = readFacts(answer);
	const gateway = judgeGateway(answer, Date.now());
	if (gateway && isKnown(gateway)) return { judgement: withFacts(gateway, facts) };
	const text = [facts.code, facts.platformMessage].filter(Boolean).join(' ');
	const row = errors.find(({ says, statuses }) => (statuses?.includes(answer.status) ?? true) && says.test(text));
	return row ? { row, judgement: judgeRow(row, facts) } : { judgement: judgeStatus(answer.status, facts) };
}

/** A refusal of the caller ends the run, so it takes a code that certainly means the caller and not this call. */
function isKnown({ kind, reason }: NotAnswered): boolean {
	return kind !== 'denied' || Object.hasOwn(gatewayErrors, reason.code ?? '');
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
		code: /([\w-]{1,100})\/?$/.exec(type)?.[1] ?? readGateway(answer)?.code,
		httpStatus: answer.status,
		platformMessage: platformWords(texts.join(': ') || (body ? additionalContext(body) : answer.body)),
	};
}

function additionalContext(body: Record<string, unknown>): string {
	const report = isRecord(body.report) ? body.report : {};
	return report.additionalContext === undefined ? '' : JSON.stringify(report.additionalContext);
}

/** A service behind the gateway that says the same in its own words has the more specific code. */
function withFacts(judgement: NotAnswered, facts: Facts): NotAnswered {
	const { code = judgement.reason.code, platformMessage = judgement.reason.platformMessage } = facts;
	return { ...judgement, reason: { ...judgement.reason, code, platformMessage } };
}

/** The call as a whole was looked at and its content refused: what one recipient caused may be worded in any way. */
const contentStatuses = [400, 413, 422];

function judgeRow(row: ErrorRow, facts: Facts): NotAnswered {
	const reason: Reason = { message: row.say, todo: row.todo, ...facts };
	if (row.means === 'unavailable') return { kind: 'unknown', reason };
	// The parts of a divided call have request IDs of their own: what was sent before would be sent once more.
	if (row.means === 'duplicate') return { kind: 'refused', reason, indivisible: true };
	const indivisible = row.means === 'call' && !contentStatuses.includes(facts.httpStatus);
	return { kind: 'refused', reason, indivisible };
}

function judgeStatus(status: number, facts: Facts): NotAnswered {
	if (status === 403) return { kind: 'refused', reason: { ...sentences.denied, ...facts }, indivisible: true };
	if (status >= 300 && status < 400) return { kind: 'denied', reason: { ...sentences.redirected, ...facts } };
	if (status === 404) return { kind: 'refused', reason: { ...sentences.notThere, ...facts }, indivisible: true };
	if (contentStatuses.includes(status)) {
		return { kind: 'refused', reason: { ...sentences.refused, ...facts } };
	}
	// No other 4xx is documented; the service read the call and said no to it.
	if (status >= 400 && status < 500) {
		return { kind: 'refused', reason: { ...sentences.refused, ...facts }, indivisible: true };
	}
	const sentence = status >= 500 ? sentences.broken : sentences.unreadable;
	return { kind: 'unknown', reason: { ...sentence, ...facts } };
}
