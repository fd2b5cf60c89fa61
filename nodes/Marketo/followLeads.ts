import type { Pending } from '../shared/contract/operation';
import { unknown, type NotAccepted, type Outcome } from '../shared/contract/outcome';
import type { Run } from '../shared/delivery/run';
import { watch, type Watched } from '../shared/delivery/watch';
import { activityTypesOf } from './accountTypes';
import { ActivityLog, leadKey, periodOf, type Period } from './activities.operation';
import { SHORTEST_PAUSE_MS, type ResultQuery } from './campaignResult.read';
import { isAnswered, isEnd, leadResult, resultItem, withMembership, type LeadResult } from './leadResult';
import { Memberships } from './membership.operation';
import { chooseLeads, isWorthTheRest, type OpenPeriod } from './probe';
import type { Activity } from './wire/activities';
import type { ActivityTypes } from './wire/activityTypes';

/** Requests of one run of Request Campaign lie seconds apart. */
const GATHER_MS = 15_000;

const QUOTA_USED_UP = '607';

type Item = Watched<ResultQuery>;

/**
 * Follows requests to what came of them; where the user wants to wait, until that is final or the time is over.
 *
 * @param checks for how many leads it may be asked whether they ran through the campaign
 */
export async function followLeads(
	run: Run,
	pending: ReadonlyArray<Pending<ResultQuery>>,
	checks: number,
): Promise<void> {
	const follower = new Follower(run, checks);
	await watch(run, pending, {
		ask: async (due, tell) => await follower.ask(due, tell),
		tooLate: (item, last) => follower.tooLate(item, last),
		firstPauseMs: Infinity,
		leastPauseMs: SHORTEST_PAUSE_MS,
		gatherMs: GATHER_MS,
		lastAsksMore: true,
		// Nothing is recorded of a request that was made a moment ago.
		firstQuestionMs: ({ sinceMs }) => Math.max(0, sinceMs + SHORTEST_PAUSE_MS - Date.now()),
		// A used up quota lasts until midnight.
		mayPass: ({ retryable, code }) => retryable === true && code !== QUOTA_USED_UP,
	});
}

/** What a run knows of the leads that it follows. */
class Follower {
	private readonly log: ActivityLog;
	private readonly memberships: Memberships;
	/** All activities of a lead since the beginning of its period. */
	private readonly heard = new Map<string, Activity[]>();
	private readonly asked = new Map<string, number>();

	constructor(
		private readonly run: Run,
		checks: number,
	) {
		this.log = new ActivityLog(run);
		this.memberships = new Memberships(run, checks);
	}

	/** Asks once about the leads of these items, and tells of each item. */
	async ask(due: readonly Item[], tell: (item: Item, outcome: Outcome) => void): Promise<void> {
		const types = await activityTypesOf(this.run);
		if (!types) return;
		if (types.outcome !== 'accepted') return due.forEach((item) => tell(item, types));

		const itemsOf = this.itemsByLead(due);
		const failed = new Set<number>();
		const unheard = new Set(itemsOf.keys());
		const told = (key: string, found: Activity[] | NotAccepted): void => {
			unheard.delete(key);
			if (Array.isArray(found)) this.heard.set(key, found);
			else {
				// At once, so that Stop Workflow stops the questions that follow.
				const concerned = (itemsOf.get(key) ?? []).filter(({ index }) => !failed.has(index));
				for (const item of concerned) tell(item, found);
				for (const { index } of concerned) failed.add(index);
			}
		};
		await this.askLog(due, types.json, told);

		const open = due.filter(({ index }) => !failed.has(index));
		await this.askMemberships(open.filter(({ isLast }) => isLast));
		for (const item of open) {
			const isHeard = this.openLeads(item).every((leadId) => !unheard.has(keyOf(item, leadId)));
			// What was halted before it was asked about has no outcome.
			if (isHeard || !this.run.halted()) tell(item, { outcome: 'accepted', json: this.itemOf(item) });
		}
	}

	/** The outcome of an item whose time is over: that a lead was sent nothing can be told, "on its way" cannot. */
	tooLate(item: Item, last: Outcome): Outcome {
		const { campaignId, leadIds, maxWaitMs = 0 } = item.message;
		if (last.outcome === 'accepted' && this.resultsOf(item).every(isAnswered)) return last;
		const details = { campaignId, leadIds, status: item.told?.status, leads: item.told?.leads };
		if (last.outcome !== 'accepted')
			return unknown({ ...last.reason, details: { ...last.reason.details, ...details } });
		return unknown({
			message: `The result is still ${String(last.json.status)} after ${maxWaitMs / 1000} s`,
			todo: "Marketo records activities minutes late: ask again later, or raise 'Max Wait (Seconds)'.",
			details,
		});
	}

	private async askLog(
		due: readonly Item[],
		types: ActivityTypes,
		told: (key: string, found: Activity[] | NotAccepted) => void,
	): Promise<void> {
		const ask = async (periods: readonly Period[]): Promise<void> => {
			for (const { number, leadIds } of periods) {
				for (const key of leadIds.map((leadId) => leadKey(number, leadId))) {
					this.asked.set(key, (this.asked.get(key) ?? 0) + 1);
				}
			}
			await this.log.ask(periods, types, told);
		};
		const { first, rest, sample } = chooseLeads(this.openPeriods(due), this.asked);
		await ask(first);
		if (rest.length > 0 && isWorthTheRest(sample, new Set(this.itemsByLead(due).keys()))) await ask(rest);
	}

	/** Asks whether leads that were sent nothing ran through the campaign. */
	private async askMemberships(items: readonly Item[]): Promise<void> {
		const silent = items.flatMap((item) => this.resultsOf(item).filter(({ status }) => status === 'notSeen'));
		if (silent.length === 0 || this.run.halted()) return;
		await this.memberships.ask(silent.map(({ leadId }) => leadId));
		for (const item of items) {
			if (this.resultsOf(item).every(({ status, qualified }) => status !== 'notSeen' || qualified !== undefined))
				continue;
			this.run
				.item(item.index)
				.hint("Not every lead without a message was looked up in the campaign: 'Membership Checks'");
		}
	}

	/** For each lead without an end the items that ask about it. */
	private itemsByLead(due: readonly Item[]): Map<string, Item[]> {
		const items = new Map<string, Item[]>();
		for (const item of due) {
			for (const key of this.openLeads(item).map((leadId) => keyOf(item, leadId))) {
				const same = items.get(key) ?? [];
				items.set(key, same);
				same.push(item);
			}
		}
		return items;
	}

	private openPeriods(due: readonly Item[]): OpenPeriod[] {
		const periods = new Map<number, { leadIds: Set<number>; urgent: Set<number> }>();
		for (const item of due) {
			const number = periodOf(item.message.sinceMs);
			const period = periods.get(number) ?? { leadIds: new Set(), urgent: new Set() };
			periods.set(number, period);
			for (const leadId of this.openLeads(item)) {
				period.leadIds.add(leadId);
				if (item.isLast) period.urgent.add(leadId);
			}
		}
		return [...periods].map(([number, { leadIds, urgent }]) => ({ number, urgent, leadIds: [...leadIds] }));
	}

	private openLeads(item: Item): number[] {
		return item.message.leadIds.filter((leadId) => !isEnd(this.resultOf(item, leadId).status));
	}

	private resultsOf(item: Item): LeadResult[] {
		return item.message.leadIds.map((leadId) => this.resultOf(item, leadId));
	}

	private resultOf(item: Item, leadId: number): LeadResult {
		const { campaignId, sinceMs } = item.message;
		const followed = { campaignId, sinceMs, leadId };
		const result = leadResult(followed, this.heard.get(keyOf(item, leadId)) ?? []);
		const memberships = result.status === 'notSeen' ? this.memberships.of(leadId) : undefined;
		return memberships ? withMembership(result, followed, memberships) : result;
	}

	private itemOf(item: Item): ReturnType<typeof resultItem> {
		const { campaignId, sinceMs } = item.message;
		return resultItem(campaignId, sinceMs, this.resultsOf(item), Date.now());
	}
}

function keyOf({ message }: Item, leadId: number): string {
	return leadKey(periodOf(message.sinceMs), leadId);
}
