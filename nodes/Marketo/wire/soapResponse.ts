import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import { rowFor } from '../../shared/platform/errorRow';
import { platformWords } from '../../shared/text/platformWords';
import { child, type XmlElement } from '../../shared/xml/parse';
import { readSoapResponse, type SoapFault } from '../../shared/xml/soap';
import { errors, unlisted } from '../errors';
import { judgeForeign, judgeMarketoRow } from './restResponse';
import { withRemoval } from './soapRemoved';

/** What a response of the SOAP API is, before anyone asks what it means for the leads. */
export type SoapJudgement =
	{ kind: 'response'; element: XmlElement } | { kind: 'notAnswered'; judgement: NotAnswered; fault?: MarketoFault };

export interface MarketoFault {
	code: string;
	/** The longest text in the fault. */
	message: string;
}

/**
 * Reads a response. Faults come with HTTP 500, so the body decides and not the status (Datahero/node-marketo,
 * treasure-data/embulk-input-marketo).
 *
 * @param operation the operation called, as in the WSDL
 */
export function readSoap(response: WireResponse, operation: string): SoapJudgement {
	const name = `success${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
	const soap = readSoapResponse(response.body, name);
	if (soap.kind === 'fault') {
		const fault = readFault(soap.fault);
		return { kind: 'notAnswered', judgement: judgeFault(fault, response), fault };
	}
	if (soap.kind === 'element' && response.status < 300) return { kind: 'response', element: soap.element };
	return { kind: 'notAnswered', judgement: withSoapHint(judgeForeign(response), response) };
}

/** The code is in the detail, and where there is none, at the beginning of the fault's text (segmentio/marketo-python, README). */
function readFault({ faultstring, detail }: SoapFault): MarketoFault {
	const exception = child(detail, 'serviceException');
	const text = (name: string): string => child(exception, name)?.text.trim() ?? '';
	const message = text('message') || faultstring;
	const code = text('code') || (/^\s*(\d{5})\b/.exec(faultstring)?.[1] ?? /\((\d{5})\)\s*$/.exec(message)?.[1] ?? '');
	return { code, message };
}

function judgeFault({ code, message }: MarketoFault, response: WireResponse): NotAnswered {
	const row = rowFor(errors, code) ?? unlisted;
	const facts = { code: code || undefined, platformMessage: platformWords(message) };
	return judgeMarketoRow(row, message, response, facts);
}

/** Where the API is not found, its removal is the likeliest reason; a proxy or a firewall on the way speaks for itself. */
function withSoapHint(judgement: NotAnswered, { status }: WireResponse): NotAnswered {
	if (judgement.kind !== 'denied' || judgement.doubtful === true || status === 407) return judgement;
	return { ...judgement, reason: withRemoval(judgement.reason) };
}
