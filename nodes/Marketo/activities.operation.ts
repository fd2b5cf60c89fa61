import type { Entry, Sending } from '../shared/contract/operation';
import type { NotAccepted } from '../shared/contract/outcome';
import { onlyOne } from '../shared/delivery/onlyOne';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { marketoCredential } from './credential';
import { CLOCK_SLACK_MS } from './leadResult';
import { askPages } from './lookUp.operation';
import {
	activitiesRequest,
	judgeActivities,
	judgePagingToken,
	MOST_LEADS_FOLLOWED,
	pagingTokenRequest,
	type Activity,
	type ActivityQuestion,
} from './wire/activities';
import type { ActivityTypes } from './wire/activityTypes';
import type { Page } from './wire/page';

/** Requests that lie this close together share a token, so that their leads can share calls. */
const PERIOD_MS = 15 * 60_000;
/** Three hundred activities each, of thirty leads: more than a campaign brings about. */
const MOST_PAGES = 50;

/** Leads whose campaigns were requested in the same period. */
export interface Period {
	/** As `periodOf` numbers them. */
	number: number;
	leadIds: readonly number[];
}

/** The period of a request. */
export function periodOf(sinceMs: number): number {
	return Math.floor(sinceMs / PERIOD_MS);
}

/** Names a lead in a period. */
export function leadKey(period: number, leadId: number): string {
	return `${period} ${leadId}`;
}

interface Start extends Entry<number> {
	period: number;
}

const tokenLookUp: Sending<number, string> = {
	credential: marketoCredential,
	limits: { messages: 1 },
	readsOnly: true,
	group: () => ({ key: '', bytes: 0 }),
	encode: onlyOne(pagingTokenRequest),
	judge: judgePagingToken,
};

const activityLookUp: Sending<ActivityQuestion, Page<Activity>> = {
	credential: marketoCredential,
	limits: { messages: MOST_LEADS_FOLLOWED },
	readsOnly: true,
	group: ({ batch }) => ({ key: String(batch), bytes: 0 }),
	encode: activitiesRequest,
	judge: judgeActivities,
};

/** Asks for the activities of leads, thirty a call. */
export class ActivityLog {
	private readonly tokens = new Map<number, string>();

	constructor(private readonly run: Run) {}

	/**
	 * Asks from the beginning of each period on, every time: activities arrive late, with dates that an earlier response
	 * has passed already.
	 *
	 * @param told called once per lead with all its activities or what became of the question; not called where the run
	 *   was halted before
	 */
	async ask(
		periods: readonly Period[],
		types: ActivityTypes,
		told: (key: string, found: Activity[] | NotAccepted) => void,
	): Promise<void> {
		await this.findTokens(periods, told);
		const questions = new Map<string, ActivityQuestion>();
		let batch = 0;
		for (const { number, leadIds } of periods) {
			const page = this.tokens.get(number);
			if (page === undefined) continue;
			for (const [place, leadId] of leadIds.entries()) {
				if (place % MOST_LEADS_FOLLOWED === 0) batch += 1;
				questions.set(leadKey(number, leadId), { leadId, batch, types, page });
			}
		}
		await askPages(this.run, activityLookUp, questions, MOST_PAGES, told);
	}

	private async findTokens(periods: readonly Period[], told: (key: string, found: NotAccepted) => void): Promise<void> {
		const starts = periods
			.filter(({ number }) => !this.tokens.has(number))
			.map(({ number }): Start => ({ message: number * PERIOD_MS - CLOCK_SLACK_MS, period: number }));
		const leadsOf = new Map(periods.map(({ number, leadIds }) => [number, leadIds]));
		await sendAll(this.run, tokenLookUp, starts, ({ period }, outcome) => {
			if (outcome.outcome === 'accepted') this.tokens.set(period, outcome.json);
			else for (const leadId of leadsOf.get(period) ?? []) told(leadKey(period, leadId), outcome);
		});
	}
}
