import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { askForList } from '../shared/delivery/loadList';
import type { CredentialFields } from '../shared/contract/credential';
import type { ListAnswer, WireResponse } from '../shared/contract/operation';
import type { JsonObject } from '../shared/contract/outcome';
import { isRecord } from '../shared/text/json';
import { campaignsRequest, judgeCampaigns, type CampaignQuestion } from './wire/campaigns';
import { campaignsForSourceCall, readCampaignsForSource } from './wire/campaignsForSource';
import { marketoCredential } from './credential';
import { marketoSoapCredential } from './wire/soapSignIn';

/** Enough for six thousand campaigns in one search; a longer list goes on where the user scrolls. */
const MOST_PAGES = 20;

/** The campaigns that can be requested, for the resource locator; REST gives them in pages. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	if (this.getNodeParameter('api', 'rest') === 'soap') {
		const campaigns = await askForList(this, marketoSoapCredential, campaignsForSourceCall, readCampaignsForSource);
		return { results: listed(campaigns, filter) };
	}
	// A search goes through all pages, because Marketo's own filter knows whole names only.
	let page = typeof paginationToken === 'string' ? paginationToken : '';
	const results: INodeListSearchResult['results'] = [];
	for (let pages = 0; pages < MOST_PAGES; pages++) {
		const question: CampaignQuestion = { programName: '', requestable: true, page, rows: [] };
		const request = (credential: CredentialFields) => campaignsRequest(question, credential);
		const readPage = (answer: WireResponse) => pageOf(answer, question);
		const found = await askForList(this, marketoCredential, request, readPage);
		results.push(...listed(found.campaigns, filter));
		page = found.next;
		if (page === '' || (results.length > 0 && !filter)) break;
	}
	return { results, ...(page === '' ? {} : { paginationToken: page }) };
}

interface Page {
	campaigns: JsonObject[];
	next: string;
}

function pageOf(answer: WireResponse, question: CampaignQuestion): ListAnswer<Page> {
	const judgement = judgeCampaigns(answer, [question]);
	if (judgement.kind !== 'answered') return { kind: 'notUsable', judgement };
	const [outcome] = judgement.outcomes;
	const json = outcome?.outcome === 'accepted' ? outcome.json : {};
	const campaigns = Array.isArray(json.rows) ? json.rows.filter(isRow) : [];
	return { kind: 'list', list: { campaigns, next: typeof json.next === 'string' ? json.next : '' } };
}

function isRow(value: unknown): value is JsonObject {
	return isRecord(value);
}

/** Program and campaign name, because names repeat from program to program, and the workspace where that is not enough. */
function listed(campaigns: JsonObject[], filter = ''): INodeListSearchResult['results'] {
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
