import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement, Refused } from '../../shared/contract/judgement';
import { postJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import type { JsonObject, Reason } from '../../shared/contract/outcome';
import { jsonObject } from '../../shared/platform/jsonObject';
import { isRecord } from '../../shared/text/json';
import { callKey, type CampaignRequest } from './campaignRequest';
import { restHost } from './hosts';
import { judgeForeign, readRest, type RestError } from './restResponse';

/**
 * One item of a trigger call: what it asks for, and the IDs that stand for it. In a dry run, which looks nothing up, the
 * campaign's name and the lead's key are shown where their IDs would be.
 */
export interface Trigger {
	request: CampaignRequest;
	/** Known from the start where the campaign was given by ID. */
	campaignId?: number;
	/** Known from the start where the lead was given by ID. */
	leadIds?: readonly number[];
	/** Set where the lead was created for this request. */
	created?: boolean;
}

/** Triggers with the same key may share a call. */
export function triggerKey({ request, campaignId }: Trigger): string {
	return callKey(campaignId === undefined ? request : { ...request, campaign: { by: 'id', id: campaignId } });
}

function campaignOf({ request: { campaign }, campaignId }: Trigger): number | string {
	return campaignId ?? (campaign.by === 'id' ? campaign.id : campaign.campaignName);
}

function leadsOf({ request, leadIds }: Trigger): ReadonlyArray<number | string> {
	return leadIds ?? [request.key.value];
}

/** Request Campaign (Marketo developer documentation, "Smart campaigns"). */
export function triggerRequest(triggers: Trigger[], credential: CredentialFields): WireRequest {
	const [first] = triggers;
	const campaign = encodeURIComponent(first ? campaignOf(first) : '');
	const tokens = first?.request.tokens ?? [];
	const leads = triggers.flatMap((trigger) => leadsOf(trigger).map((id) => ({ id })));
	const input = { leads, ...(tokens.length > 0 ? { tokens } : {}) };
	return postJson(`${restHost(credential)}/rest/v1/campaigns/${campaign}/trigger.json`, JSON.stringify({ input }));
}

/**
 * The response names the campaign and no leads: all of them were accepted, or none. The documented response has a `requestId`
 * and a `result` (Marketo developer documentation, "Smart campaigns"), so one with neither may be somebody else's.
 *
 * @param sentMs when the call was made first
 */
export function judgeTrigger(response: WireResponse, triggers: Trigger[], sentMs = Date.now()): Judgement {
	const rest = readRest(response, 'Execute Campaign');
	if (rest.kind === 'notAnswered') {
		const { judgement, errors } = rest;
		return judgement.kind === 'refused' ? judgeRefusal(judgement, errors, triggers) : judgement;
	}
	const requestId = typeof rest.body.requestId === 'string' ? rest.body.requestId : '';
	if (requestId === '' && !Array.isArray(rest.body.result)) return judgeForeign(response);
	return {
		kind: 'answered',
		outcomes: triggers.map((trigger) => ({
			outcome: 'accepted',
			json: accepted(trigger, requestId, sentMs, skippedIn(rest.body.result)),
		})),
	};
}

/** What Marketo says that it passed over, though the call as a whole was a success. */
function skippedIn(result: unknown): Array<Record<string, unknown>> {
	return (Array.isArray(result) ? result : []).filter(isRecord).filter(({ status }) => status === 'skipped');
}

function accepted(
	trigger: Trigger,
	requestId: string,
	sentMs: number,
	skipped: Array<Record<string, unknown>>,
): JsonObject {
	// An entry names the campaign, which is that of all items, or one lead.
	const ids = [campaignOf(trigger), ...leadsOf(trigger)].map(String);
	const own = skipped.filter(({ id }) => id === undefined || ids.includes(String(id)));
	const { campaign, key } = trigger.request;
	return {
		...{ accepted: true, recipient: key.value, requestedAt: new Date(sentMs).toISOString(), api: 'rest' },
		campaignId: campaignOf(trigger),
		...(campaign.by === 'name' ? { campaignName: campaign.campaignName } : {}),
		...{ leadKey: { ...key }, leadIds: [...leadsOf(trigger)] },
		...(trigger.created ? { created: true } : {}),
		...(requestId === '' ? {} : { requestId }),
		...(own.length === 0 ? {} : { skipped: own.map(jsonObject) }),
	};
}

/** One unknown lead or token fails the whole call and is named in the text (Talend/components, MarketoCampaignClientTestIT). */
function judgeRefusal(refusal: Refused, errors: RestError[], triggers: Trigger[]): Judgement {
	const { reason } = refusal;
	if (reason.code === '1004') {
		const missing = new Set(errors.filter(({ code }) => code === '1004').flatMap(({ message }) => idsIn(message)));
		const guilty = triggers.flatMap((trigger, position) => {
			const own = leadsOf(trigger).filter((id) => missing.has(String(id)));
			return own.length === 0 ? [] : [{ position, reason: withoutLeads(reason, own) }];
		});
		return { ...refusal, guilty };
	}
	const text = errors.map(({ message }) => message).join(' ');
	if (reason.code !== '1003') return refusal;
	// All items of a call share its campaign and its tokens.
	if (/token/i.test(text)) return { kind: 'refused', reason: badTokens(reason, text), indivisible: true };
	return /campaign/i.test(text) ? { kind: 'refused', reason: badCampaign(reason), indivisible: true } : refusal;
}

function idsIn(message: string): string[] {
	return (/\[([\d,\s]+)\]/.exec(message)?.[1] ?? '').match(/\d+/g) ?? [];
}

function withoutLeads(reason: Reason, leads: ReadonlyArray<number | string>): Reason {
	return { ...reason, message: `Marketo has no lead with the ID ${leads.join(', ')}` };
}

/** A refusal that names the tokens which the program does not have. */
export function badTokens(reason: Reason, text: string): Reason {
	const names = [...text.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
	const named = names.length > 0 ? ` ${names.join(', ')}` : '';
	return {
		...reason,
		message: `Marketo does not accept the token${named}`,
		todo: "A token must exist among the My Tokens of the campaign's program or of a folder above it.",
	};
}

function badCampaign(reason: Reason): Reason {
	return {
		...reason,
		message: 'Marketo cannot request this campaign',
		todo: 'It must be an active trigger campaign with the trigger Campaign is Requested and the source Web Service API.',
	};
}
