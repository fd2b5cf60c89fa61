import type { NotAnswered } from '../contract/judgement';
import type { WireResponse } from '../contract/wire';
import type { Reason } from '../contract/outcome';
import { retryAfterMs } from '../http/retryAfter';
import { readJson } from '../text/json';
import { platformWords } from '../text/platformWords';
import { gatewayErrors } from './gatewayErrors';

/** A refusal by Adobe's API gateway, which never reached the service behind it. */
export interface GatewayRefusal {
	code: string;
	message?: string;
}

/**
 * Reads the gateway's two dialects: `{error_code, message}` and `{code, message}` (Experience Platform documentation,
 * "Troubleshooting guide"; Campaign Standard documentation, "Troubleshooting").
 *
 * @returns undefined for every other body, those of the services behind the gateway included
 */
export function readGateway(answer: WireResponse): GatewayRefusal | undefined {
	const body = readJson(answer.body);
	const code = body?.error_code ?? body?.code;
	if (!/^\d{3,6}$/.test(String(code))) return undefined;
	return { code: String(code), message: platformWords(typeof body?.message === 'string' ? body.message : '') };
}

/**
 * Judges what the gateway decides without the service: the token, the API key, the organisation, too many calls.
 * The six-digit code decides, else the status.
 *
 * @returns undefined where the answer is the service's own, or a refusal that only the product can explain
 */
export function judgeGateway(answer: WireResponse, nowMs: number): NotAnswered | undefined {
	const refusal = answer.status < 300 ? undefined : readGateway(answer);
	const code = refusal?.code.length === 6 ? refusal.code : undefined;
	const status = refusal?.code.slice(0, 3) ?? String(answer.status);
	const row = gatewayErrors[code ?? ''] ?? gatewayErrors[status];
	if (!row || (status === '403' && !code)) return undefined;
	const reason: Reason = {
		...{ message: row.say, todo: row.todo, code, httpStatus: answer.status },
		platformMessage: refusal?.message ?? platformWords(answer.body),
	};
	return row.means === 'busy'
		? { kind: 'busy', reason, retryAfterMs: retryAfterMs(answer.headers['retry-after'], nowMs) }
		: { kind: row.means, reason };
}
