import type { MarketoControls } from './controls';
import type { SmartCampaign } from './campaigns';
import type { Lead } from './leads';

/** What becomes of a lead that is requested: people choose it by the address, as in `ada+bounced@example.com`. */
export const fates = ['delivered', 'bounced', 'softbounced', 'sentonly', 'silent', 'unqualified', 'clicked'] as const;
export type Fate = (typeof fates)[number];

/** The activity types of the instance, by their usual ids. */
export const activityTypes: ReadonlyMap<string, number> = new Map([
	['Visit Webpage', 1],
	['Fill Out Form', 2],
	['Send Email', 6],
	['Email Delivered', 7],
	['Email Bounced', 8],
	['Unsubscribe Email', 9],
	['Open Email', 10],
	['Click Email', 11],
	['New Lead', 12],
	['Email Bounced Soft', 27],
	['Request Campaign', 47],
]);

export interface Activity {
	id: number;
	leadId: number;
	atMs: number;
	type: string;
	campaignId: number;
	asset: string;
	attributes: Array<{ name: string; value: string }>;
}

/** A lead's way through a campaign. */
export interface Membership {
	campaignId: number;
	createdMs: number;
	updatedMs: number;
}

const bounce = [
	{ name: 'Category', value: '2' },
	{ name: 'Details', value: '550 5.1.1 Unknown user' },
];
const softBounce = [
	{ name: 'Category', value: '3' },
	{ name: 'Details', value: '452 4.2.2 Mailbox full' },
];

/** What happens to leads, in the order in which it happens; it can be seen some time later. */
export class ActivityLog {
	private all: Activity[] = [];
	private members = new Map<number, Membership[]>();
	private wishes = new Map<number, Fate>();

	constructor(private readonly controls: MarketoControls) {}

	/** Decides what becomes of a lead, whatever its address says. */
	wish(leadId: number, fate: Fate): void {
		this.wishes.set(leadId, fate);
	}

	/** A lead was requested: it runs through the campaign if it qualifies. */
	request(campaign: SmartCampaign, lead: Lead): void {
		const fate = this.wishes.get(lead.id) ?? fates.find((one) => lead.email.includes(`+${one}@`)) ?? 'delivered';
		const nowMs = Date.now();
		const members = this.members.get(lead.id) ?? [];
		this.members.set(lead.id, members);
		const earlier = members.find(({ campaignId }) => campaignId === campaign.id);
		if (fate === 'unqualified' || (campaign.oncePerPerson && earlier)) return;
		if (earlier) earlier.updatedMs = nowMs;
		else members.push({ campaignId: campaign.id, createdMs: nowMs, updatedMs: nowMs });
		if (fate === 'silent') return;
		const happen = (afterMs: number, type: string, attributes: Activity['attributes'] = []): void => {
			const asset = type === 'Request Campaign' ? campaign.name : `${campaign.programName}: ${campaign.name} email`;
			this.all.push({
				...{ id: this.all.length + 100_000, leadId: lead.id, atMs: nowMs + afterMs },
				...{ type, campaignId: campaign.id, asset, attributes },
			});
		};
		happen(1, 'Send Email');
		if (fate === 'bounced') happen(2, 'Email Bounced', bounce);
		if (fate === 'softbounced') happen(2, 'Email Bounced Soft', softBounce);
		if (fate === 'delivered' || fate === 'clicked') happen(2, 'Email Delivered');
		if (fate !== 'clicked') return;
		happen(3, 'Open Email');
		happen(4, 'Click Email');
	}

	/** Activities after a point in time that can be seen by now, oldest first. */
	since(sinceMs: number): Activity[] {
		const seenMs = Date.now() - this.controls.activityDelay * 1000;
		return this.all
			.filter(({ atMs }) => atMs > sinceMs && atMs <= seenMs)
			.sort((a, b) => a.atMs - b.atMs || a.id - b.id);
	}

	membershipsOf(leadId: number): readonly Membership[] {
		return this.members.get(leadId) ?? [];
	}

	reset(): void {
		this.all = [];
		this.members.clear();
		this.wishes.clear();
	}
}
