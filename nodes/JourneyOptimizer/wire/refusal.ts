import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { judgeGateway, readGateway } from '../../shared/ims/gateway';
import { gatewayErrors } from '../../shared/ims/gatewayErrors';
import { judgeRow, rowFor, type Facts } from '../../shared/platform/errorRow';
import { judgeStatus } from '../../shared/platform/status';
import { memberAt, readJson } from '../../shared/text/json';
import { platformWords, unquoted } from '../../shared/text/platformWords';
import { errors, statusErrors, type WordedRow } from '../errors';

/** What Journey Optimizer says of a call that it did not accept. */
export interface Refusal {
	row?: WordedRow;
	judgement: NotAnswered;
}

/** The call as a whole was looked at and its content refused: what one recipient caused may be worded in any way. */
const contentStatuses = [400, 413, 422];

/**
 * Judges every response that is not a success: first what Adobe's gateway decides, then the service by its code and
 * wording, then the status alone.
 */
export function readRefusal(response: WireResponse): Refusal {
	const facts = readFacts(response);
	const gateway = judgeGateway(response);
	if (gateway && isKnown(gateway)) return { judgement: withFacts(gateway, facts) };
	const text = unquoted([facts.code, facts.platformMessage].filter(Boolean).join(' '));
	const row = errors.find(({ says, statuses }) => statuses.includes(response.status) && says.test(text));
	if (!row) return { judgement: judgeStatus(response, statusErrors, facts) };
	const isDivided = row.means === 'rejected' && !row.duplicate && contentStatuses.includes(response.status);
	return { row, judgement: judgeRow(isDivided ? { ...row, means: 'divided' } : row, response, facts) };
}

/** A refusal of the caller ends the run, so it takes a code that certainly means the caller and not this call. */
function isKnown({ kind, reason }: NotAnswered): boolean {
	return kind !== 'denied' || rowFor(gatewayErrors, reason.code) !== undefined;
}

/**
 * The service responds with `{type, title, status, report}`, where the end of `type` is the code, and its siblings add
 * `message` or `detail` (Journey Optimizer APIs, schema `errorResponse`). What else a response has may echo the call.
 */
export function readFacts(response: WireResponse): Facts {
	const body = readJson(response.body);
	const texts = [body?.title, body?.message, body?.detail].filter((text) => typeof text === 'string');
	const type = typeof body?.type === 'string' ? body.type : '';
	return {
		code: /([\w-]{1,100})\/?$/.exec(type)?.[1] ?? readGateway(response)?.code,
		platformMessage: platformWords(texts.join(': ') || (body ? additionalContext(body) : response.body)),
	};
}

function additionalContext(body: Record<string, unknown>): string {
	const context = memberAt(body, 'report', 'additionalContext');
	return context === undefined ? '' : JSON.stringify(context);
}

/** A service behind the gateway that says the same in its own words has the more specific code. */
function withFacts(judgement: NotAnswered, facts: Facts): NotAnswered {
	const { code = judgement.reason.code, platformMessage = judgement.reason.platformMessage } = facts;
	return { ...judgement, reason: { ...judgement.reason, code, platformMessage } };
}
