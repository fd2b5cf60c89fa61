import type { Reply } from './http';
import { isObject, parseJson } from './json';

/** A fault may echo a whole request; its beginning is enough. */
const mostRead = 20_000;
const entities = new Map([
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['amp', '&'],
]);

/**
 * Why a response is a refusal, in the platform's words; undefined if it is not one. Marketo, Campaign and Experience
 * Platform also refuse with a status of 200 or 207.
 */
export function refusalOf({ status, body }: Reply): string | undefined {
	const reason = body.startsWith('{') ? jsonReason(status, body) : textReason(status, body.slice(0, mostRead));
	if (reason === undefined) return undefined;
	return reason === '' ? `HTTP ${status}` : reason;
}

function textReason(status: number, body: string): string | undefined {
	if (body.includes('Fault>')) return soapReason(body);
	// Campaign reports expired sessions and refused sign-ins as plain text, also with a status of 200.
	if (status < 400 && !body.startsWith('XSV-')) return undefined;
	return oneLine(withoutTags(body));
}

function soapReason(body: string): string {
	const [faultString = '', detail = ''] = ['faultstring', 'detail'].map((name) => {
		const [, content = ''] = new RegExp(`<${name}\\b[^>]*>([^]*?)</${name}>`).exec(body) ?? [];
		return oneLine(withoutTags(content));
	});
	return [faultString, detail.replace(faultString, '').trim()].filter(Boolean).join(' ');
}

function jsonReason(status: number, body: string): string | undefined {
	const mayRefuse = status >= 400 || status === 207 || body.includes('"success":false');
	const value = mayRefuse ? parseJson(body) : undefined;
	if (!isObject(value)) return status >= 400 ? oneLine(body.slice(0, mostRead)) : undefined;
	if (status === 207) return batchReason(value.responses);
	const [first]: unknown[] = Array.isArray(value.errors) ? value.errors : [];
	if (isObject(first)) return words(first.code, first.message);
	if (status < 400) return undefined;
	const report = isObject(value.report) ? value.report.message : undefined;
	return words(value.error_code, value.message ?? value.title ?? value.error, value.error_description ?? report);
}

/** Of a batch, single messages are refused. */
function batchReason(responses: unknown): string | undefined {
	const all: unknown[] = Array.isArray(responses) ? responses : [];
	const refused = all.filter(isObject).filter((entry) => Number(entry.status ?? entry.statusCode ?? 200) >= 400);
	const [first] = refused;
	return first && `${refused.length} of ${all.length} messages refused: ${words(first.message)}`;
}

function words(...parts: unknown[]): string {
	const texts = parts.filter((part) => typeof part === 'string' || typeof part === 'number').map(String);
	return [...new Set(texts)].join(' ');
}

function withoutTags(text: string): string {
	return text
		.replace(/<!\[CDATA\[([^]*?)\]\]>/g, '$1')
		.replace(/<[^<>]*>/g, ' ')
		.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities.get(name) ?? '');
}

function oneLine(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
