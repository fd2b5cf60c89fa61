import { json, type Reply } from '../http';

/** The endpoint that executes a campaign. */
export type Mode = 'unitary' | 'highthroughput' | 'audience';

export interface Campaign {
	campaignId: string;
	name: string;
	campaignType: 'ApiTriggered' | 'Scheduled';
	category: 'Marketing' | 'Transactional';
	highThroughputMode: boolean;
	status: 'LIVE' | 'DRAFT' | 'STOPPED';
	/** The only identity type that the campaign accepts. */
	identityNamespace: string;
	/** If false, recipients without a profile are refused. */
	createNewProfile: boolean;
	enableWebhooks: boolean;
	startAt?: string;
	endAt?: string;
}

const usual = {
	campaignType: 'ApiTriggered',
	category: 'Transactional',
	highThroughputMode: false,
	status: 'LIVE',
	identityNamespace: 'email',
	createNewProfile: true,
	enableWebhooks: true,
} as const;

/** The campaigns of the sandbox, named after their special property. */
export const campaigns = {
	orderConfirmation: { ...usual, campaignId: '16f24a15-7e21-477c-848a-d5695ca7f137', name: 'Order confirmation' },
	passwordReset: {
		...usual,
		...{ campaignId: '27035b26-8f32-488d-959b-e67a6db80248', name: 'Password reset', highThroughputMode: true },
	},
	newsletter: {
		...usual,
		...{ campaignId: '38146c37-9043-499e-a6ac-f78b7ec91359', name: 'Spring newsletter', category: 'Marketing' },
	},
	draft: { ...usual, campaignId: '49257d48-a154-4aaf-b7bd-089c8fda246a', name: 'Welcome', status: 'DRAFT' },
	ended: {
		...usual,
		...{ campaignId: '5a368e59-b265-4bb0-88ce-19ad90eb357b', name: 'Christmas voucher', endAt: '2025-12-31T00:00:00Z' },
	},
	future: {
		...usual,
		...{ campaignId: '6b479f6a-c376-4cc1-99df-2abea1fc468c', name: 'Anniversary', startAt: '2099-01-01T00:00:00Z' },
	},
	knownProfilesOnly: {
		...usual,
		...{ campaignId: '7c58a07b-d487-4dd2-aae0-3bcfb20d579d', name: 'Loyalty status', createNewProfile: false },
	},
	scheduled: {
		...usual,
		...{ campaignId: '8d69b18c-e598-4ee3-bbf1-4cd0c31e68ae', name: 'Monthly digest', campaignType: 'Scheduled' },
	},
} satisfies Record<string, Campaign>;

const all: Campaign[] = Object.values(campaigns);

export function findCampaign(campaignId: unknown): Campaign | undefined {
	return all.find((campaign) => campaign.campaignId === campaignId);
}

export function modeOf({ category, highThroughputMode }: Campaign): Mode {
	if (category === 'Marketing') return 'audience';
	return highThroughputMode ? 'highthroughput' : 'unitary';
}

/** One page of the list of all campaigns; pages are numbered from 0. */
export function campaignList(query: URLSearchParams): Reply {
	const count = Math.max(1, Number(query.get('count') ?? 50) || 50);
	const page = Math.max(0, Number(query.get('page') ?? 0) || 0);
	const sorted = [...all].sort((a, b) => a.name.localeCompare(b.name));
	const data = sorted.slice(page * count, (page + 1) * count);
	const link = (number: number) => ({ href: `/journey/campaigns/service/campaigns?count=${count}&page=${number}` });
	const more = (page + 1) * count < sorted.length;
	return json(200, {
		data,
		_page: { orderBy: 'name', count: data.length, totalCount: sorted.length },
		_links: { self: link(page), ...(more ? { next: link(page + 1) } : {}) },
	});
}
