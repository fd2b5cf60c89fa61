import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { judgeRow, rowFor, type ErrorRow } from '../../shared/platform/errorRow';
import { judgeStatus, responseRow } from '../../shared/platform/status';
import { platformWords, unquoted } from '../../shared/text/platformWords';
import type { XmlElement } from '../../shared/xml/parse';
import { readSoapResponse, type SoapFault } from '../../shared/xml/soap';
import { pushErrors, wordings, type CallErrors } from '../errors';

/** What a response of the SOAP router is, before anyone asks what it means for the events. */
export type SoapJudgement = { kind: 'response'; element: XmlElement } | NotAnswered;

/**
 * Reads a response. The body decides and not the status: faults come with HTTP 200, refusals as plain text with any
 * status, and an expired session as plain text with HTTP 200 (acc-js-sdk).
 *
 * @param method the method called
 * @param errors what refusals of this kind of call mean
 */
export function readSoap(response: WireResponse, method: string, errors: CallErrors = pushErrors): SoapJudgement {
	const { status, body } = response;
	if (status === 429 || status === 503) {
		return judgeStatus(response, errors.statuses, { platformMessage: platformWords(body) });
	}
	const soap = readSoapResponse(body, `${method}Response`);
	if (soap.kind === 'fault') return judgeFault(soap.fault, response, errors);
	if (soap.kind === 'element' && status < 300) return { kind: 'response', element: soap.element };
	return judgeText(soap.kind === 'other' ? soap.text : '', response, errors);
}

/** Only a body that is not XML may be searched for texts: an event's data could contain them. */
function judgeText(text: string, response: WireResponse, errors: CallErrors): NotAnswered {
	const [code] = codesIn(text);
	const row = ownRow(text, errors) ?? responseRow(response, errors.statuses);
	return judgeRow(row, response, { code, platformMessage: platformWords(text) });
}

/** A zone can hide details, so `detail` may be missing or be the text `null`. */
function judgeFault(fault: SoapFault, response: WireResponse, errors: CallErrors): NotAnswered {
	const [detail, faultString] = [fault.detail?.text.trim() ?? '', fault.faultstring].map((text) =>
		text === 'null' ? '' : text,
	);
	// What follows the first tag is an echo of the request.
	const texts = [detail, faultString].map((text = '') => text.split('<')[0] ?? '');
	const row = texts.map((text) => ownRow(text, errors)).find(Boolean) ?? errors.fault;
	// These statuses refuse a call before any event is looked at.
	const isDivided = row.means === 'rejected' && [400, 413, 422].includes(response.status);
	return judgeRow(isDivided ? { ...row, means: 'divided' } : row, response, {
		code: texts.flatMap(codesIn)[0] ?? (fault.faultcode || undefined),
		platformMessage: platformWords([faultString, detail].filter(Boolean).join('\n')),
	});
}

/** The codes that a text contains, in their order. */
function codesIn(text: string): string[] {
	return text.match(/\b[A-Z]{3}-\d{6}\b/g) ?? [];
}

/**
 * What a text is known to mean: by its first code or, in builds that give none, by its wording outside of quotation
 * marks. Anything else may be an echo of the user's data, in which any code can stand.
 */
function ownRow(text: string, { codes }: CallErrors): ErrorRow | undefined {
	const [code] = codesIn(text);
	return rowFor(codes, code ?? wordings.find(({ says }) => says.test(unquoted(text)))?.code);
}
