import { Boxes } from '../shared/account/boxes';
import type { Entry, Sending } from '../shared/contract/operation';
import { rejected, type NotAccepted, type Outcome } from '../shared/contract/outcome';
import { onlyOne } from '../shared/delivery/onlyOne';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { marketoCredential } from './credential';
import { campaignsRequest, judgeCampaigns, type CampaignQuestion, type CampaignRow } from './wire/campaigns';
import { judgeLeads, leadsRequest, MOST_VALUES, type LeadQuestion, type LeadRow } from './wire/leads';
import type { Page, PagedQuestion } from './wire/page';

/** Lead IDs for keys: three hundred a call. */
export const leadLookUp: Sending<LeadQuestion, Page<LeadRow>> = {
	credential: marketoCredential,
	limits: { messages: MOST_VALUES },
	readsOnly: true,
	group: ({ key, page, asked }) => ({ key: JSON.stringify([key.type, key.field, page, asked?.name]), bytes: 0 }),
	encode: leadsRequest,
	judge: judgeLeads,
};

/** The campaigns of a program: one program a call, because its name is the filter. Runs that ask the same share a call. */
export const campaignLookUp: Sending<CampaignQuestion, Page<CampaignRow>> = {
	credential: marketoCredential,
	limits: { messages: MOST_VALUES },
	readsOnly: true,
	group: ({ programName, requestable, page }) => ({ key: JSON.stringify([programName, requestable, page]), bytes: 0 }),
	encode: onlyOne(campaignsRequest),
	judge: judgeCampaigns,
};

export const leadBoxes = new Boxes<Entry<LeadQuestion>, Page<LeadRow>>();
export const campaignBoxes = new Boxes<Entry<CampaignQuestion>, Page<CampaignRow>>();

interface Asked<Question, Row> extends Entry<Question> {
	key: string;
	/** What the pages before held. */
	rows: Row[];
}

/**
 * Asks Marketo page after page until every question has all its rows.
 *
 * @param mostPages a question with more is rejected
 * @param told called once per question, with all its rows or what became of the question; not called where the run
 *   was halted before. Called as soon as it is known, so that *Stop Workflow* stops the look-ups too.
 * @param boxes where questions of other runs may be asked with these
 */
export async function askPages<Question extends PagedQuestion, Row>(
	run: Run,
	sending: Sending<Question, Page<Row>>,
	questions: ReadonlyMap<string, Question>,
	mostPages: number,
	told: (key: string, found: Row[] | NotAccepted) => void,
	boxes?: Boxes<Entry<Question>, Page<Row>>,
): Promise<void> {
	let open = [...questions].map(([key, message]): Asked<Question, Row> => ({ key, message, rows: [] }));
	for (let pages = 1; open.length > 0; pages++) {
		const further: typeof open = [];
		const settle = (asked: Asked<Question, Row>, outcome: Outcome<Page<Row>>): void => {
			if (outcome.outcome !== 'accepted') return told(asked.key, outcome);
			const { next, asked: belonging } = outcome.json;
			const rows = [...asked.rows, ...outcome.json.rows];
			if (next === '') told(asked.key, rows);
			else if (pages < mostPages)
				further.push({ ...asked, message: { ...asked.message, page: next, asked: belonging }, rows });
			else told(asked.key, rejected({ message: `The look-up in Marketo returns more than ${mostPages} pages` }));
		};
		await sendAll(run, sending, open, settle, boxes);
		open = further;
	}
}
