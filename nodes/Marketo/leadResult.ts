import type { JsonObject } from '../shared/contract/outcome';
import type { Activity } from './wire/activities';
import type { Membership } from './wire/membership';

/** What came of a campaign for a lead, the least far first. */
const statuses = ['notSeen', 'ran', 'sent', 'softBounced', 'bounced', 'delivered'] as const;

export type LeadStatus = (typeof statuses)[number];

/** How a message can end; a bounce may come after a delivery, and the other way round after a soft bounce. */
const ends: readonly string[] = ['softBounced', 'bounced', 'delivered'];

/** The clocks of this server and of Marketo may differ by so much. */
export const CLOCK_SLACK_MS = 60_000;
/** Activities arrive minutes late: before that, what is missing proves nothing. */
const SETTLED_MS = 10 * 60_000;

/** The lead's request that is followed. */
export interface Followed {
	campaignId: number;
	leadId: number;
	/** When the campaign was requested. */
	sinceMs: number;
}

/** What is known of a lead. */
export interface LeadResult {
	leadId: number;
	status: LeadStatus;
	activities: Activity[];
	/** Whether the lead ran through the campaign since; undefined where that was not looked up. */
	qualified?: boolean;
	/** When it ran through the campaign before, in milliseconds: by default a campaign takes everybody once. */
	lastRanMs?: number;
}

/** Whether an activity belongs to the request that is followed. */
function belongs({ campaignIds, atMs }: Activity, { campaignId, sinceMs }: Followed): boolean {
	return campaignIds.includes(campaignId) && atMs >= sinceMs - CLOCK_SLACK_MS;
}

/** What activities tell of a lead: the last of its ends counts, and where there is none, whether something was sent. */
export function leadResult(followed: Followed, all: readonly Activity[]): LeadResult {
	const own = new Map(all.filter((activity) => belongs(activity, followed)).map((one) => [one.guid, one]));
	const activities = [...own.values()].sort((a, b) => a.atMs - b.atMs || rank(a.type) - rank(b.type));
	const end = activities.findLast(({ type }) => ends.includes(type));
	const sent = activities.some(({ type }) => type === 'sent');
	const status = statuses.find((one) => one === end?.type) ?? (sent ? 'sent' : 'notSeen');
	return { leadId: followed.leadId, status, activities };
}

/** Adds what the campaigns that a lead has run through tell where nothing was sent. */
export function withMembership(
	result: LeadResult,
	{ campaignId, sinceMs }: Followed,
	memberships: readonly Membership[],
): LeadResult {
	const ran = memberships.filter((one) => one.campaignId === campaignId).map(({ updatedMs }) => updatedMs);
	const lastMs = Math.max(0, ...ran);
	if (lastMs >= sinceMs - CLOCK_SLACK_MS) return { ...result, status: 'ran', qualified: true };
	return { ...result, qualified: false, ...(lastMs > 0 ? { lastRanMs: lastMs } : {}) };
}

/** Whether a status stays as it is, whatever may still happen. */
export function isEnd(status: LeadStatus): boolean {
	return status === 'delivered' || status === 'bounced';
}

/** Whether more than the activities was asked about a lead without an end, so that there is an answer to give. */
export function isAnswered({ status, qualified }: LeadResult): boolean {
	return isEnd(status) || qualified !== undefined;
}

/**
 * What comes out for an item: its status is that of the lead that is least far.
 *
 * @param nowMs the time of the answer
 */
export function resultItem(campaignId: number, sinceMs: number, leads: LeadResult[], nowMs: number): JsonObject {
	const status = statuses.find((one) => leads.some((lead) => lead.status === one)) ?? 'notSeen';
	const isSettled = nowMs - sinceMs >= SETTLED_MS;
	return {
		...{ campaignId, status },
		final: leads.every((lead) => isEnd(lead.status) || (isSettled && lead.qualified !== undefined)),
		delivered: status === 'delivered',
		leads: leads.map(leadItem),
	};
}

function leadItem({ leadId, status, qualified, lastRanMs, activities }: LeadResult): JsonObject {
	return {
		...{ leadId, status },
		...(qualified === undefined ? {} : { qualified }),
		...(lastRanMs === undefined ? {} : { lastRanAt: new Date(lastRanMs).toISOString() }),
		activities: activities.map(({ type, at, asset, reason }) => ({
			...{ type, at },
			...(asset === '' ? {} : { asset }),
			...(reason === '' ? {} : { reason }),
		})),
	};
}

function rank(type: string): number {
	return statuses.findIndex((status) => status === type);
}
