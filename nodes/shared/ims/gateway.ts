import type { NotAnswered } from '../contract/judgement';
import type { WireResponse } from '../contract/wire';
import { judgeRow, rowFor, type ErrorRow } from '../platform/errorRow';
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
export function readGateway(response: WireResponse): GatewayRefusal | undefined {
	const body = readJson(response.body);
	const code = body?.error_code ?? body?.code;
	if (!/^\d{3,6}$/.test(String(code))) return undefined;
	return { code: String(code), message: platformWords(typeof body?.message === 'string' ? body.message : '') };
}

/**
 * Judges what the gateway decides without the service: the token, the API key, the organization, too many calls.
 * The six-digit code decides, else the status.
 *
 * @returns undefined where the response is the service's own, or a refusal that only the product can explain
 */
export function judgeGateway(response: WireResponse): NotAnswered | undefined {
	const refusal = response.status < 300 ? undefined : readGateway(response);
	const code = refusal?.code.length === 6 ? refusal.code : undefined;
	const status = refusal?.code.slice(0, 3) ?? String(response.status);
	const row = rowFor(gatewayErrors, code) ?? rowFor(gatewayErrors, status);
	if (!row || (status === '403' && !code)) return undefined;
	return judgeRow(code === MISSING_HEADER ? missingHeader(refusal?.message ?? '', row) : row, response, {
		code: refusal?.code,
		platformMessage: refusal?.message ?? platformWords(response.body),
	});
}

const MISSING_HEADER = '400003';

/** One code for both headers: the platform's words say which one, mostly. */
function missingHeader(words: string, row: ErrorRow): ErrorRow {
	if (/sandbox/i.test(words)) {
		return {
			...row,
			say: 'The sandbox name is missing',
			todo: "Fill in 'Sandbox Name' in the credential, such as prod.",
		};
	}
	if (!/org/i.test(words)) return row;
	return {
		...row,
		say: 'The organization ID is missing',
		todo: "Fill in 'Organization ID' in the credential; it ends in @AdobeOrg.",
	};
}
