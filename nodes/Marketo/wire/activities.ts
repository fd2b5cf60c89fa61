import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { isRecord, textIn } from '../../shared/text/json';
import type { ActivityTypes, ActivityWord } from './activityTypes';
import { restHost } from './hosts';
import { pageRows, rowId, type Page, type PagedQuestion } from './page';
import { judgeForeign, readRest } from './restResponse';

/** Leads in one call (Marketo developer documentation, "Activities"). */
export const MOST_LEADS_FOLLOWED = 30;

/** What has happened to this lead since the time that the token stands for? */
export interface ActivityQuestion extends PagedQuestion {
	leadId: number;
	/** Leads with the same number share their calls, page after page: a token belongs to what was asked with it. */
	batch: number;
	types: ActivityTypes;
}

/** Something that happened to a lead. */
export interface Activity {
	type: ActivityWord;
	/** ISO 8601 as Marketo writes it. */
	at: string;
	atMs: number;
	/** The smart campaigns that it may belong to: its own, and the one that it is about. */
	campaignIds: number[];
	/** What tells it from another one. */
	guid: string;
	/** What it is about, such as the name of the email. */
	asset: string;
	/** Why a message bounced, in Marketo's words. */
	reason: string;
}

/** Get Paging Token: the point in time that activities are asked for from, in the documented form. */
export function pagingTokenRequest(sinceMs: number, credential: CredentialFields): WireRequest {
	const since = `${new Date(sinceMs).toISOString().slice(0, 19)}Z`;
	return getJson(
		`${restHost(credential)}/rest/v1/activities/pagingtoken.json?sinceDatetime=${encodeURIComponent(since)}`,
	);
}

export function judgePagingToken(response: WireResponse): Judgement<string> {
	const rest = readRest(response, 'Read-Only Activity');
	if (rest.kind === 'notAnswered') return rest.judgement;
	const { nextPageToken } = rest.body;
	if (typeof nextPageToken !== 'string' || nextPageToken === '') return judgeForeign(response);
	return { kind: 'answered', outcomes: [{ outcome: 'accepted', json: nextPageToken }] };
}

/**
 * Get Lead Activities of the leads of a batch. By `leadIds` and not by a list: lists of many leads are refused from
 * 2026-12-30 on (Marketo developer documentation, "Activities").
 */
export function activitiesRequest(questions: ActivityQuestion[], credential: CredentialFields): WireRequest {
	const [first] = questions;
	const query = [
		`nextPageToken=${encodeURIComponent(first?.page ?? '')}`,
		`activityTypeIds=${[...(first?.types.keys() ?? [])].join(',')}`,
		`leadIds=${questions.map(({ leadId }) => leadId).join(',')}`,
	].join('&');
	return getJson(`${restHost(credential)}/rest/v1/activities.json?${query}`);
}

/** What a page says of each lead. */
export function judgeActivities(response: WireResponse, questions: ActivityQuestion[]): Judgement<Page<Activity>> {
	const rest = readRest(response, 'Read-Only Activity');
	if (rest.kind === 'notAnswered') return rest.judgement;
	const rows = pageRows(rest.body);
	const next = nextPage(rest.body, questions[0]?.page ?? '');
	const outcomes = questions.map(({ leadId, types }) => ({
		outcome: 'accepted' as const,
		json: { rows: rows.filter((row) => rowId(row.leadId) === leadId).flatMap((row) => activity(row, types)), next },
	}));
	return { kind: 'answered', outcomes };
}

/** A page names the next one even if it is the last, and one without rows may have more after it ("Activities"). */
function nextPage({ moreResult, nextPageToken }: Record<string, unknown>, page: string): string {
	return moreResult === true && typeof nextPageToken === 'string' && nextPageToken !== page ? nextPageToken : '';
}

function activity(row: Record<string, unknown>, types: ActivityTypes): Activity[] {
	const type = types.get(rowId(row.activityTypeId) ?? 0);
	const at = textIn(row.activityDate);
	const atMs = Date.parse(at);
	if (type === undefined || Number.isNaN(atMs)) return [];
	// A request's primary attribute is the campaign that was requested; its campaign is the one that did so, if any.
	const campaigns = [row.campaignId, type === 'requested' ? row.primaryAttributeValueId : undefined];
	const guid = textIn(row.marketoGUID) || String(row.id ?? '');
	return [
		{
			...{ type, at, atMs, guid },
			campaignIds: campaigns.flatMap((id) => rowId(id) ?? []),
			asset: textIn(row.primaryAttributeValue),
			reason: attribute(row.attributes, 'Details'),
		},
	];
}

function attribute(attributes: unknown, wanted: string): string {
	const found = (Array.isArray(attributes) ? attributes : []).filter(isRecord).find(({ name }) => name === wanted);
	return textIn(found?.value);
}
