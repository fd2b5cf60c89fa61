import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { rejected, unknown, type Outcome } from '../../shared/contract/outcome';
import { postJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { platformWords } from '../../shared/text/platformWords';
import { isRecord } from '../../shared/text/json';
import { restHost } from './hosts';
import { rowId } from './page';
import { judgeForeign, readRest } from './restResponse';

/** Records in one call (Marketo developer documentation, "Leads"). */
export const MOST_CREATED = 300;

/** A lead that was created, or that was there after all. */
export type Created = { leadId: number } | 'exists';

/**
 * Sync Leads with `createOnly`, which never changes a lead that exists: whoever created it meanwhile keeps it as it is, and
 * a repeat does no harm (Marketo developer documentation, "Leads").
 */
export function createRequest(emails: string[], credential: CredentialFields): WireRequest {
	const input = emails.map((email) => ({ email }));
	const body = JSON.stringify({ action: 'createOnly', lookupField: 'email', input });
	return postJson(`${restHost(credential)}/rest/v1/leads.json`, body);
}

/** The records of the response are in the order of those of the request ("Error codes", record level). */
export function judgeCreate(response: WireResponse, emails: string[]): Judgement<Created> {
	const rest = readRest(response, 'Read-Write Lead');
	if (rest.kind === 'notAnswered') return rest.judgement;
	const { result } = rest.body;
	if (!Array.isArray(result)) return judgeForeign(response);
	return { kind: 'answered', outcomes: emails.map((email, place) => outcomeOf(result[place], email, response)) };
}

function outcomeOf(record: unknown, email: string, { status: httpStatus }: WireResponse): Outcome<Created> {
	const { id, status, reasons } = isRecord(record) ? record : {};
	const leadId = rowId(id);
	if (status === 'created' && leadId !== undefined) return { outcome: 'accepted', json: { leadId } };
	if (status !== 'skipped') {
		return unknown({ message: `Marketo does not say whether it created the lead ${email}`, httpStatus });
	}
	const [reason = {}] = Array.isArray(reasons) ? reasons.filter(isRecord) : [];
	const code = String(reason.code ?? '');
	if (code === '1005') return { outcome: 'accepted', json: 'exists' };
	return rejected({
		message: `Marketo does not create the lead ${email}`,
		todo: "Marketo's own words are in the details. Create the lead in Marketo, or correct the address.",
		...(code === '' ? {} : { code }),
		httpStatus,
		platformMessage: platformWords(`${code} ${typeof reason.message === 'string' ? reason.message : ''}`.trim()),
	});
}
