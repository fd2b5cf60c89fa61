import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { loadList } from '../shared/delivery/loadList';
import { imsCredential } from '../shared/ims/imsCredential';
import { campaignsRequest, readCampaigns, type Campaign } from './wire/campaigns';
import { listEntry } from './listedCampaign';

/** Campaigns of other kinds share the pages, so a page may hold nothing to show; this many are looked at for one. */
const MOST_PAGES = 10;

/** The sandbox's API-triggered campaigns for the resource locator, each with its mode. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
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
	const results = found.map(({ name, status, endpoint, campaignId }) => ({
		name: listEntry(name, status, endpoint),
		value: campaignId,
	}));
	return { results, paginationToken: page };
}
