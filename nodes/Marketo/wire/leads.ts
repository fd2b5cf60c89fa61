import { createHash } from 'node:crypto';
import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { getJson, postForm, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { CUSTOM_KEY, type LeadKey } from './campaignRequest';
import { restHost } from './hosts';
import { nextPage, pageRows, rowId, type Asked, type Page, type PagedQuestion } from './page';
import { readRest } from './restResponse';

/** A lead as the look-up names it. */
export interface LeadRow {
	id: number;
	/** Empty where Marketo does not say. */
	createdAt: string;
}

/** Which leads have this key? */
export interface LeadQuestion extends PagedQuestion {
	key: LeadKey;
}

/** Values in one look-up, and rows on one page of its response (Marketo developer documentation, "Leads"). */
export const MOST_VALUES = 300;
/** The response to longer addresses is HTTP 414 ("Error codes" names 8 KB). */
const LONGEST_URL = 8000;

/** The filters of "Get Leads by Filter Type"; LEADOWNEREMAIL has none. */
const filterTypes = new Map([
	['EMAIL', 'email'],
	['IDNUM', 'id'],
	['SFDCACCOUNTID', 'sfdcAccountId'],
	['SFDCCONTACTID', 'sfdcContactId'],
	['SFDCLEADID', 'sfdcLeadId'],
	['SFDCLEADOWNERID', 'sfdcLeadOwnerId'],
	['SFDCOPPTYID', 'sfdcOpptyId'],
]);

/** Whether REST can look up leads by this kind of key. */
export function canLookUp(keyType: string): boolean {
	return keyType === CUSTOM_KEY || filterTypes.has(keyType);
}

/** The look-up of leads that share a key type and a page; a long one is sent as a POST that means GET. */
export function leadsRequest(questions: LeadQuestion[], credential: CredentialFields): WireRequest {
	const filter = filterOf(questions);
	const page = questions[0]?.page ?? '';
	const fields = ['id', 'createdAt', filter].filter((name, place, all) => all.indexOf(name) === place);
	const values = valuesOf(questions).map(encodeURIComponent).join(',');
	const query = [
		...[`filterType=${filter}`, `filterValues=${values}`, `fields=${fields.join(',')}`, `batchSize=${MOST_VALUES}`],
		...(page === '' ? [] : [`nextPageToken=${encodeURIComponent(page)}`]),
	].join('&');
	const url = `${restHost(credential)}/rest/v1/leads.json`;
	if (url.length + 1 + query.length <= LONGEST_URL) return getJson(`${url}?${query}`);
	return postForm(`${url}?_method=GET`, query);
}

/** A further page is asked for with the values of the first, whoever still wants it. Several runs may ask for the same. */
function valuesOf(questions: LeadQuestion[]): readonly string[] {
	return questions[0]?.asked?.values ?? [...new Set(questions.map(({ key }) => key.value))];
}

function askedBy(questions: LeadQuestion[]): Asked {
	const values = valuesOf(questions);
	return (
		questions[0]?.asked ?? { values, name: createHash('sha256').update(JSON.stringify(values)).digest('base64url') }
	);
}

/** What a page says to each question: its leads and the token of the next page. */
export function judgeLeads(response: WireResponse, questions: LeadQuestion[]): Judgement<Page<LeadRow>> {
	const rest = readRest(response, 'Read-Only Lead');
	if (rest.kind === 'notAnswered') {
		const { judgement } = rest;
		if (judgement.kind !== 'refused' || !rest.errors.some(({ message }) => /too many results/i.test(message))) {
			return judgement;
		}
		const reason = { ...judgement.reason, message: 'More leads than Marketo can list have this key' };
		return { kind: 'refused', reason: { ...reason, todo: 'Choose a key that names one lead.' } };
	}
	const found = rowsByKey(pageRows(rest.body), filterOf(questions));
	const next = nextPage(rest.body, questions[0]?.page ?? '');
	const further = next === '' ? {} : { asked: askedBy(questions) };
	const outcomes = questions.map(({ key }) => ({
		outcome: 'accepted' as const,
		json: { rows: matching(key, found), next, ...further },
	}));
	return { kind: 'answered', outcomes };
}

/** All questions of a call have the same kind of key. */
function filterOf(questions: LeadQuestion[]): string {
	const { type = '', field } = questions[0]?.key ?? {};
	return field ?? filterTypes.get(type) ?? 'email';
}

interface Found {
	/** The key as Marketo has it. */
	key: string;
	row: LeadRow;
}

/** The order of a response is not tied to that of the question, so rows are found by their keys, whatever the case. */
function rowsByKey(rows: Array<Record<string, unknown>>, filter: string): ReadonlyMap<string, Found[]> {
	const found = new Map<string, Found[]>();
	for (const { id: given, createdAt, [filter]: value } of rows) {
		const id = rowId(given);
		if (id === undefined) continue;
		const key = String(value ?? '');
		const row = { id, createdAt: typeof createdAt === 'string' ? createdAt : '' };
		for (const name of new Set([key.toLowerCase(), shortForm(key)])) {
			found.set(name, [...(found.get(name) ?? []), { key, row }]);
		}
	}
	return found;
}

/** Email addresses have no case. The short form of a Salesforce ID does, and begins the long one. */
function matching({ type, value }: LeadKey, found: ReadonlyMap<string, Found[]>): LeadRow[] {
	const short = type.startsWith('SFDC') ? found.get(shortForm(value)) : undefined;
	const same = found.get(value.toLowerCase()) ?? short ?? [];
	const exact = type === 'EMAIL' ? [] : same.filter(({ key }) => key === value);
	return (exact.length > 0 ? exact : same).map(({ row }) => row);
}

function shortForm(key: string): string {
	return /^[a-z\d]{15}([a-z\d]{3})?$/i.test(key) ? `short ${key.slice(0, 15)}` : key.toLowerCase();
}
