import type { NotAnswered } from '../../shared/contract/judgement';
import type { WireResponse } from '../../shared/contract/wire';
import type { Reason } from '../../shared/contract/outcome';
import { retryAfterMs } from '../../shared/http/retryAfter';
import { platformWords } from '../../shared/text/platformWords';
import { child, find, parseXml, type XmlElement } from '../../shared/xml/parse';
import { errors, wordings, type ErrorRow } from '../errors';

/** What an answer of the SOAP router is, before anyone asks what it means for the events. */
export type SoapAnswer = { kind: 'response'; element: XmlElement } | NotAnswered;

/**
 * Reads an answer. The body decides and not the status: faults come with HTTP 200, refusals as plain text with any
 * status, and an expired session as plain text with HTTP 200 (acc-js-sdk).
 *
 * @param method the method called; its response element may have siblings
 */
export function readSoap(answer: WireResponse, method: string): SoapAnswer {
	if (answer.status === 429 || answer.status === 503) return busy(answer);
	const document = parseXml(answer.body);
	const fault = document && find(document, 'Fault');
	if (fault) return judgeFault(fault, answer);
	const element = document && find(document, `${method}Response`);
	if (element && answer.status < 300) return { kind: 'response', element };
	return judgeText(document ? '' : answer.body, answer);
}

/** Only a body that is no XML may be searched for texts: an event's data could contain them. */
function judgeText(text: string, answer: WireResponse): NotAnswered {
	const platformMessage = platformWords(text);
	const facts: Partial<Reason> = { httpStatus: answer.status, platformMessage };
	const [code] = codesIn(text);
	const [row] = rowsFor(text);
	if (row) return judgeRow(row, { code, ...facts });

	const { status } = answer;
	if (status === 401) {
		return { kind: 'tokenExpired', reason: { message: 'Campaign does not accept the token', ...facts } };
	}
	if (status === 403) {
		const message = 'Campaign refuses the access';
		const todo = 'The IP address of this n8n may not be allowed there, or the operator may not call the API.';
		return { kind: 'denied', reason: { message, todo, ...facts }, diagnose: true };
	}
	if (status >= 300 && status < 400) {
		const message = 'Campaign answers with a redirection, which is not followed';
		return { kind: 'denied', reason: { message, todo: baseUrlTodo, ...facts } };
	}
	if (status === 404 || status === 405 || status === 410) {
		const message = 'There is no SOAP router at this address';
		return { kind: 'denied', reason: { message, todo: baseUrlTodo, ...facts } };
	}
	if (status === 400 || status === 413 || status === 422) {
		return { kind: 'refused', reason: { message: 'Campaign refuses the call', code, ...facts } };
	}
	const message = 'The answer of Campaign could not be read';
	const todo = 'The event may have been stored: look into the event log before you send it again.';
	return { kind: 'unknown', reason: { message, todo, code, ...facts } };
}

const baseUrlTodo = 'Check Base URL in the credential: it is the address of the execution instance.';

/** A zone can hide details, so `detail` may be missing or be the text `null`. */
function judgeFault(fault: XmlElement, answer: WireResponse): NotAnswered {
	const part = (name: string): string => {
		const text = child(fault, name)?.text.trim() ?? '';
		return text === 'null' ? '' : text;
	};
	const [detail, faultString] = [part('detail'), part('faultstring')];
	// What follows the first tag is an echo of the request, whose data could contain any code.
	const texts = [detail, faultString].map((text) => text.split('<')[0] ?? '');
	const rows = texts.flatMap(rowsFor);
	const row = rows.find(({ means }) => means !== 'rejected') ?? rows[0] ?? unknownFault;
	const judgement = judgeRow(row, {
		code: texts.flatMap(codesIn)[0] ?? (part('faultcode') || undefined),
		httpStatus: answer.status,
		platformMessage: platformWords([faultString, detail].filter(Boolean).join(' ')),
	});
	const { status } = answer;
	return judgement.kind === 'refused' && (status === 400 || status === 413 || status === 422)
		? { ...judgement, indivisible: false }
		: judgement;
}

const unknownFault: ErrorRow = {
	means: 'rejected',
	say: 'Campaign refuses the event',
	todo: "The platform's own words are in the details.",
};

function judgeRow(row: ErrorRow, facts: Partial<Reason>): NotAnswered {
	const reason: Reason = { message: row.say, todo: row.todo, ...facts };
	switch (row.means) {
		case 'tokenExpired':
			return { kind: 'tokenExpired', reason };
		case 'denied':
			return { kind: 'denied', reason };
		case 'ipDenied':
			return { kind: 'denied', reason, diagnose: true };
		case 'rejected':
			// Whether a fault to PushEvents stored some of the events is not documented.
			return { kind: 'refused', reason, indivisible: true };
	}
}

function busy(answer: WireResponse): NotAnswered {
	const reason: Reason = {
		...{ message: 'Campaign takes no more calls at the moment', todo: 'Send fewer calls, or try again later.' },
		...{ httpStatus: answer.status, platformMessage: platformWords(answer.body) },
	};
	return { kind: 'busy', reason, retryAfterMs: retryAfterMs(answer.headers['retry-after'], Date.now()) };
}

/** The codes that a text holds, in their order. */
function codesIn(text: string): string[] {
	return text.match(/\b[A-Z]{3}-\d{6}\b/g) ?? [];
}

/** What a text is known to mean: by its codes, and by its wording in builds that give none. */
function rowsFor(text: string): ErrorRow[] {
	const worded = wordings.flatMap(({ says, code }) => (says.test(text) ? code : []));
	return [...codesIn(text), ...worded].flatMap((code) => errors[code] ?? []);
}
