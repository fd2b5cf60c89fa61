import type { CredentialFields } from '../../shared/contract/credential';
import type { Judgement } from '../../shared/contract/judgement';
import { getJson, type WireRequest, type WireResponse } from '../../shared/contract/wire';
import { restHost } from './hosts';
import { nextPage, pageRows, rowId, type Page, type PagedQuestion } from './page';
import { readRest } from './restResponse';
import { textIn } from '../../shared/text/json';

/** A campaign as a list names it. */
export interface CampaignRow {
	id: number;
	name: string;
	programName: string;
	workspaceName: string;
	/** `batch` or `trigger`. */
	type: string;
}

/** Which campaigns are there: in this program, or where it is empty, anywhere? */
export interface CampaignQuestion extends PagedQuestion {
	programName: string;
	/** Only those that a trigger call can start. */
	requestable: boolean;
}

/** Rows on one page (Marketo developer documentation, "Get Campaigns"). */
const PAGE_SIZE = 300;

/** A filter takes several names with commas between them and knows no escape: a name with a comma is found without it. */
export function programFilter(programName: string): string {
	return programName.includes(',') ? '' : programName;
}

/** The list of campaigns; of the two that Marketo has, only this one knows programs by name. */
export function campaignsRequest(
	question: CampaignQuestion,
	credential: CredentialFields,
	batchSize = PAGE_SIZE,
): WireRequest {
	const query = new URLSearchParams({
		batchSize: String(batchSize),
		...(question.programName === '' ? {} : { programName: question.programName }),
		...(question.requestable ? { isTriggerable: 'true' } : {}),
		...(question.page === '' ? {} : { nextPageToken: question.page }),
	});
	// A plus sign would be read as one where the filter is decoded by other rules than those of forms.
	return getJson(`${restHost(credential)}/rest/v1/campaigns.json?${query.toString().replace(/\+/g, '%20')}`);
}

/** What a page says: its campaigns and the token of the next page. */
export function judgeCampaigns(response: WireResponse, questions: CampaignQuestion[]): Judgement<Page<CampaignRow>> {
	const rest = readRest(response, 'Read-Only Campaign');
	if (rest.kind === 'notAnswered') return rest.judgement;
	const rows = pageRows(rest.body).flatMap(campaignRow);
	const next = nextPage(rest.body, questions[0]?.page ?? '');
	return { kind: 'answered', outcomes: questions.map(() => ({ outcome: 'accepted', json: { rows, next } })) };
}

function campaignRow({ id: given, name, programName, workspaceName, type }: Record<string, unknown>): CampaignRow[] {
	const id = rowId(given);
	if (id === undefined || typeof name !== 'string') return [];
	return [{ id, name, programName: textIn(programName), workspaceName: textIn(workspaceName), type: textIn(type) }];
}
