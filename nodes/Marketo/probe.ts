import { leadKey, type Period } from './activities.operation';
import { MOST_LEADS_FOLLOWED } from './wire/activities';

/** Leads without an end, and those among them whose answer is due now. */
export interface OpenPeriod extends Period {
	urgent: ReadonlySet<number>;
}

/** Of this many leads of a sample the end must be known, or the others are not asked about yet. */
const ENOUGH = 0.8;

/**
 * Which leads are asked about first, and which only where that is worth it: activities arrive late, and a thousand leads
 * asked about every minute would use up the account's calls for nothing.
 *
 * @param asked how often each lead was asked about: those that had to wait come first
 * @returns `first`: urgent leads, and a call's worth of the others as a sample of them
 */
export function chooseLeads(
	periods: readonly OpenPeriod[],
	asked: ReadonlyMap<string, number>,
): { first: Period[]; rest: Period[]; sample: string[] } {
	const first: Period[] = [];
	const rest: Period[] = [];
	const sample: string[] = [];
	for (const { number, leadIds, urgent } of periods) {
		const times = (leadId: number): number => asked.get(leadKey(number, leadId)) ?? 0;
		const others = leadIds.filter((leadId) => !urgent.has(leadId)).sort((a, b) => times(a) - times(b));
		const sampled = others.slice(0, MOST_LEADS_FOLLOWED);
		sample.push(...sampled.map((leadId) => leadKey(number, leadId)));
		first.push({ number, leadIds: [...urgent, ...sampled] });
		rest.push({ number, leadIds: others.slice(MOST_LEADS_FOLLOWED) });
	}
	return { first, rest: rest.filter(({ leadIds }) => leadIds.length > 0), sample };
}

/** Whether so many leads of a sample have come to an end that most of the others will have, too. */
export function isWorthTheRest(sample: readonly string[], stillOpen: ReadonlySet<string>): boolean {
	return sample.filter((key) => !stillOpen.has(key)).length >= ENOUGH * sample.length;
}
