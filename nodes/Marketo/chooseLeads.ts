import { ItemRefused } from '../shared/contract/outcome';
import { MOST_LEADS, type LeadKey } from './wire/campaignRequest';
import type { LeadRow } from './wire/leads';

/** What to do where several leads have the same key. */
export type OnDuplicateLead = 'error' | 'all' | 'newest';

/**
 * Which of the found leads an item stands for.
 *
 * @param rows every lead found
 * @throws ItemRefused for none, for several that are not wanted, and for more than one call takes
 */
export function chooseLeads(key: LeadKey, rows: readonly LeadRow[], onDuplicate: OnDuplicateLead): number[] {
	const found = new Map(rows.map(({ id, createdAt }) => [id, createdMs(createdAt)]));
	const ids = [...found.keys()].sort((a, b) => a - b);
	const named = `${key.type} = ${key.value}`;
	if (ids.length === 0) {
		throw new ItemRefused({
			message: `Marketo has no lead with ${named}`,
			todo: "Create the lead first, or choose another 'Lead Key Type'.",
			details: { leadKey: { ...key } },
		});
	}
	if (ids.length > 1 && onDuplicate === 'error') {
		throw new ItemRefused({
			message: `${ids.length} leads have ${named}: ${listed(ids)}`,
			todo: "Merge them in Marketo, use the key type IDNUM, or set the option 'On Duplicate Lead'.",
			details: { leadKey: { ...key }, leadIds: ids.slice(0, MOST_LEADS) },
		});
	}
	if (onDuplicate === 'newest') return [ids.reduce((best, id) => (isNewer(id, best, found) ? id : best))];
	if (ids.length > MOST_LEADS) {
		throw new ItemRefused({
			message: `${ids.length} leads have ${named}, and a call takes ${MOST_LEADS}`,
			todo: 'Choose a key that names fewer leads.',
			details: { leadKey: { ...key } },
		});
	}
	return ids;
}

/** Two that were created in the same second are told apart by their IDs, which grow. */
function isNewer(id: number, other: number, createdMsOf: ReadonlyMap<number, number>): boolean {
	const [mine, theirs] = [createdMsOf.get(id) ?? 0, createdMsOf.get(other) ?? 0];
	return mine === theirs ? id > other : mine > theirs;
}

function createdMs(createdAt: string): number {
	const milliseconds = Date.parse(createdAt);
	return Number.isNaN(milliseconds) ? 0 : milliseconds;
}

function listed(ids: number[]): string {
	return ids.length > 5 ? `${ids.slice(0, 5).join(', ')}, …` : ids.join(', ');
}
