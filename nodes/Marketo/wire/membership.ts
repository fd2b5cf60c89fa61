import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { restHost } from './hosts';
import { nextPage, pageRows, rowId, type Page, type PagedQuestion } from './page';
import { readRest } from './restResponse';

/** Which smart campaigns has this lead run through? */
export interface MembershipQuestion extends PagedQuestion {
	leadId: number;
}

/** A smart campaign that a lead has run through. */
export interface Membership {
	campaignId: number;
	/** When it did so last, in milliseconds. */
	updatedMs: number;
}

/** Get Smart Campaigns by Lead ID (Marketo developer documentation, "Leads"). */
export function membershipRequest({ leadId, page }: MembershipQuestion, credential: CredentialFields): WireRequest {
	const query = page === '' ? '' : `?nextPageToken=${encodeURIComponent(page)}`;
	return getJson(`${restHost(credential)}/rest/v1/leads/${leadId}/smartCampaignMembership.json${query}`);
}

/**
 * The memberships on a page. In the documented response a record's two dates lie seconds apart and differ from lead to
 * lead, so they are the membership's own, although the API file describes them as the campaign's.
 */
export function judgeMembership(response: WireResponse, questions: MembershipQuestion[]): Judgement<Page<Membership>> {
	const rest = readRest(response, 'Read-Only Asset');
	if (rest.kind === 'notAnswered') return rest.judgement;
	const rows = pageRows(rest.body).flatMap(({ smartCampaignId, createdAt, updatedAt }) => {
		const campaignId = rowId(smartCampaignId);
		const updatedMs = Math.max(...[createdAt, updatedAt].map(milliseconds));
		return campaignId === undefined ? [] : [{ campaignId, updatedMs }];
	});
	const next = nextPage(rest.body, questions[0]?.page ?? '');
	return { kind: 'answered', outcomes: questions.map(() => ({ outcome: 'accepted', json: { rows, next } })) };
}

function milliseconds(date: unknown): number {
	const parsed = typeof date === 'string' ? Date.parse(date) : NaN;
	return Number.isNaN(parsed) ? 0 : parsed;
}
