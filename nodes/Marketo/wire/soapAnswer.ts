import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import type { Reason } from '../../shared/contract/outcome';
import { platformWords } from '../../shared/text/platformWords';
import { child, find, parseXml, type XmlElement } from '../../shared/xml/parse';
import { errors, unlisted } from '../errors';
import { judgeRow, judgeStatus, waitMs } from './restAnswer';

/** What an answer of the SOAP API is, before anyone asks what it means for the leads. */
export type SoapAnswer =
	{ kind: 'response'; element: XmlElement } | { kind: 'notAnswered'; judgement: NotAnswered; fault?: SoapFault };

export interface SoapFault {
	code: string;
	/** The longest text that the fault holds. */
	message: string;
}

/**
 * Reads an answer. Faults come with HTTP 500, so the body decides and not the status (Datahero/node-marketo,
 * treasure-data/embulk-input-marketo).
 *
 * @param operation the operation called, as in the WSDL
 */
export function readSoap(answer: WireResponse, operation: string): SoapAnswer {
	const document = parseXml(answer.body);
	const faultElement = document && find(document, 'Fault');
	if (faultElement) {
		const fault = readFault(faultElement);
		return { kind: 'notAnswered', judgement: judgeFault(fault, answer), fault };
	}
	const name = `success${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
	const element = document && find(document, name);
	if (element && answer.status < 300) return { kind: 'response', element };
	return { kind: 'notAnswered', judgement: withSoapHint(judgeStatus(answer)) };
}

/** The code is in the detail, and where there is none, at the beginning of the fault's text (segmentio/marketo-python, README). */
function readFault(fault: XmlElement): SoapFault {
	const faultString = child(fault, 'faultstring')?.text.trim() ?? '';
	const exception = child(child(fault, 'detail'), 'serviceException');
	const text = (name: string): string => child(exception, name)?.text.trim() ?? '';
	const message = text('message') || faultString;
	const code = text('code') || (/^\s*(\d{5})\b/.exec(faultString)?.[1] ?? /\((\d{5})\)\s*$/.exec(message)?.[1] ?? '');
	return { code, message };
}

function judgeFault({ code, message }: SoapFault, answer: WireResponse): NotAnswered {
	const row = errors[code] ?? unlisted;
	const reason: Reason = {
		...{ message: row.say, todo: row.todo, code: code || undefined, httpStatus: answer.status },
		platformMessage: platformWords(message),
	};
	return judgeRow(row, reason, row.means === 'busy' ? waitMs(row, message, answer) : undefined);
}

/** Where the API is not found, its announced end is the likeliest reason. */
function withSoapHint(judgement: NotAnswered): NotAnswered {
	if (judgement.kind !== 'denied') return judgement;
	const todo = `${judgement.reason.todo ?? ''} Adobe announced the removal of the SOAP API as of 2026-07-31: set 'API' to REST.`;
	return { ...judgement, reason: { ...judgement.reason, todo: todo.trim() } };
}
