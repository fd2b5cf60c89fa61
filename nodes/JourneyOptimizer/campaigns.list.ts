import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { loadList } from '../shared/delivery/loadList';
import { imsCredential } from '../shared/ims/imsCredential';
import { campaignsRequest, readCampaigns, type Campaign } from './wire/campaigns';
import type { Endpoint } from './wire/execution';

/** Campaigns of other kinds share the pages, so a page may hold nothing to show; this many are looked at for one. */
const MOST_PAGES = 10;

const modes: Record<Endpoint, string> = { unitary: 'Unitary', highThroughput: 'High Throughput', audience: 'Audience' };

/**
 * The sandbox's API-triggered campaigns for the resource locator, each with the endpoint that its mode asks for and a
 * warning where another one is chosen; those that fit come first.
 */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const chosen: unknown = this.getCurrentNodeParameter('endpoint');
	const wanted = filter?.toLowerCase() ?? '';
	let page = paginationToken;
	let found: Campaign[] = [];
	for (let pages = 0; pages < MOST_PAGES && found.length === 0; pages++) {
		const asked = page;
		const { campaigns, next } = await loadList(
			this,
			imsCredential,
			(credential) => campaignsRequest(asked, credential),
			readCampaigns,
		);
		found = campaigns.filter(({ name, campaignId }) => `${name} ${campaignId}`.toLowerCase().includes(wanted));
		page = next;
		if (next === undefined || next === asked) break;
	}
	const fits = ({ endpoint }: Campaign): boolean => endpoint === (chosen ?? 'unitary');
	const results = [...found.filter(fits), ...found.filter((campaign) => !fits(campaign))].map((campaign) => ({
		name: label(campaign, fits(campaign)),
		value: campaign.campaignId,
	}));
	return { results, paginationToken: page };
}

function label({ name, endpoint, status }: Campaign, fits: boolean): string {
	const notes = [
		modes[endpoint],
		...(status && !/^live$/i.test(status) ? [status.toLowerCase()] : []),
		...(fits ? [] : ["does not fit 'Endpoint'"]),
	];
	return `${name} (${notes.join(', ')})`;
}
