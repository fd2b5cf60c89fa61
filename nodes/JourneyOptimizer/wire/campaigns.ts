import type { CredentialFields } from '../../shared/contract/credential';
import type { Listed } from '../../shared/contract/judgement';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { imsHosts } from '../../shared/ims/hosts';
import { judgeRow } from '../../shared/platform/errorRow';
import { isRecord, memberAt, readJson } from '../../shared/text/json';
import { statusErrors } from '../errors';
import type { Endpoint } from './execution';
import { readRefusal } from './refusal';

export interface Campaign {
	campaignId: string;
	name: string;
	/** The endpoint that its mode asks for. */
	endpoint: Endpoint;
	/** As the platform says, `LIVE` for instance; empty where it does not. */
	status: string;
}

export interface CampaignPage {
	campaigns: Campaign[];
	/** The next page, as the platform counts them; undefined on the last one. */
	next?: string;
}

/** The platform's own default (Journey Optimizer APIs, "Retrieve & filter Action Campaigns"). */
const PAGE_SIZE = 50;

/** Asks for one page of the sandbox's campaigns. */
export function campaignsRequest(page: string | undefined, credential: CredentialFields): WireRequest {
	const query = new URLSearchParams({ count: String(PAGE_SIZE), orderby: 'name', ...(page ? { page } : {}) });
	return getJson(`${imsHosts(credential).platformUrl}/journey/campaigns/service/campaigns?${query.toString()}`);
}

/** Reads a page; campaigns that are not triggered through the API are left out. */
export function readCampaigns(response: WireResponse): Listed<CampaignPage> {
	if (response.status >= 300) return readRefusal(response).judgement;
	const body = readJson(response.body);
	if (!Array.isArray(body?.data)) return judgeRow({ ...statusErrors.other, todo: undefined }, response, {});
	return { kind: 'list', list: { campaigns: body.data.flatMap(readCampaign), next: nextPage(body._links) } };
}

function readCampaign(entry: unknown): Campaign[] {
	if (!isRecord(entry) || entry.campaignType !== 'ApiTriggered' || typeof entry.campaignId !== 'string') return [];
	const { campaignId, name, status } = entry;
	return [
		{
			campaignId,
			name: typeof name === 'string' && name !== '' ? name : campaignId,
			endpoint: endpointOf(entry),
			status: typeof status === 'string' ? status : '',
		},
	];
}

/** Marketing campaigns go to an audience, transactional ones to recipients. */
function endpointOf({ highThroughputMode, category }: Record<string, unknown>): Endpoint {
	if (highThroughputMode === true || highThroughputMode === 'true') return 'highThroughput';
	return category === 'Marketing' ? 'audience' : 'unitary';
}

/** Only the link tells whether pages are counted from 0 or from 1. */
function nextPage(links: unknown): string | undefined {
	const href = memberAt(links, 'next', 'href');
	if (typeof href !== 'string') return undefined;
	return new URLSearchParams(href.split('?')[1] ?? '').get('page') ?? undefined;
}
