import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { loadList } from '../shared/delivery/loadList';
import type { CredentialFields } from '../shared/contract/credential';
import type { Listed } from '../shared/contract/judgement';
import type { WireResponse } from '../shared/contract/wire';
import { campaignsRequest, judgeCampaigns, type CampaignQuestion, type CampaignRow } from './wire/campaigns';
import { campaignsForSourceCall, readCampaignsForSource } from './wire/campaignsForSource';
import { marketoCredential, marketoSoapCredential } from './credential';
import type { Page } from './wire/page';

/** Enough for six thousand campaigns in one search; a longer list goes on where the user scrolls. */
const MOST_PAGES = 20;

/** The campaigns that can be requested, for the resource locator; REST gives them in pages. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	if (this.getNodeParameter('api', 'rest') === 'soap') {
		const campaigns = await loadList(this, marketoSoapCredential, campaignsForSourceCall, readCampaignsForSource);
		return { results: listed(campaigns, filter) };
	}
	return await search(this, { programName: '', requestable: true, page: '' }, () => true, filter, paginationToken);
}

/** The batch campaigns, for the resource locator. Marketo's filter does not know them, so they are picked out here. */
export async function searchBatchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const anyCampaign: CampaignQuestion = { programName: '', requestable: false, page: '' };
	return await search(this, anyCampaign, ({ type }) => type === 'batch', filter, paginationToken);
}

/** Goes through all pages where something is searched, because Marketo's own filter knows whole names only. */
async function search(
	context: ILoadOptionsFunctions,
	campaigns: CampaignQuestion,
	isWanted: (row: CampaignRow) => boolean,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	let page = typeof paginationToken === 'string' ? paginationToken : '';
	const results: INodeListSearchResult['results'] = [];
	for (let pages = 0; pages < MOST_PAGES; pages++) {
		const question: CampaignQuestion = { ...campaigns, page };
		const request = (credential: CredentialFields) => campaignsRequest(question, credential);
		const readPage = (response: WireResponse) => pageOf(response, question);
		const found = await loadList(context, marketoCredential, request, readPage);
		results.push(...listed(found.rows.filter(isWanted), filter));
		page = found.next;
		if (page === '' || (results.length > 0 && !filter)) break;
	}
	return { results, ...(page === '' ? {} : { paginationToken: page }) };
}

function pageOf(response: WireResponse, question: CampaignQuestion): Listed<Page<CampaignRow>> {
	const judgement = judgeCampaigns(response, [question]);
	if (judgement.kind !== 'answered') return judgement;
	const [outcome] = judgement.outcomes;
	return { kind: 'list', list: outcome?.outcome === 'accepted' ? outcome.json : { rows: [], next: '' } };
}

/** Program and campaign name, because names repeat from program to program, and the workspace where that is not enough. */
function listed(
	campaigns: Array<Pick<CampaignRow, 'id' | 'name'> & Partial<CampaignRow>>,
	filter = '',
): INodeListSearchResult['results'] {
	const wanted = filter.toLowerCase();
	const labels = campaigns.map(({ name, programName }) => joined([programName, name], ': '));
	return campaigns
		.map(({ id, workspaceName }, place) => {
			const label = labels[place] ?? '';
			const alone = labels.indexOf(label) === labels.lastIndexOf(label);
			return { name: `${label} (${joined([alone ? '' : workspaceName, String(id)], ', ')})`, value: String(id) };
		})
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
}

function joined(parts: unknown[], separator: string): string {
	return parts.filter((part) => typeof part === 'string' && part !== '').join(separator);
}
