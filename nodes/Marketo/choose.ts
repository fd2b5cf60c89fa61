import { refused } from '../shared/item/refused';
import { keyWords, MOST_LEADS, unseenTodo, type LeadKey } from './wire/campaignRequest';
import { invisibleIn } from '../shared/text/invisible';
import type { CampaignRow } from './wire/campaigns';
import type { LeadRow } from './wire/leads';

/**
 * The one campaign of exactly this name in exactly this program. How Marketo's own filter compares is not documented,
 * so it is done here. A list may give names with the program before them, which counts only where no campaign has
 * exactly the name.
 *
 * @throws ItemRefused for none and for several
 */
export function chooseCampaign(programName: string, campaignName: string, rows: readonly CampaignRow[]): number {
	const inProgram = rows.filter((row) => row.programName === programName);
	const named = (name: string): CampaignRow[] => inProgram.filter((row) => row.name === name);
	const exact = named(campaignName);
	const found = exact.length > 0 ? exact : named(`${programName}.${campaignName}`);
	const ids = [...new Set(found.map(({ id }) => id))];
	const [id] = ids;
	if (id === undefined) {
		throw refused(
			`Marketo does not list the campaign "${campaignName}" in the program "${programName}"`,
			`Names are compared exactly: check 'Program Name' and 'Campaign Name', and that the API user may read the workspace.${oddName(programName, campaignName)}`,
			{ programName, campaignName },
		);
	}
	if (ids.length === 1) return id;
	const places = found.map((row) => `${row.id} in ${row.workspaceName || 'a workspace'}`);
	throw refused(
		`Marketo has ${ids.length} campaigns "${campaignName}" in the program "${programName}": ${places.join(', ')}`,
		"Set 'Campaign By' to ID and choose one of them.",
		{ programName, campaignName, campaignIds: ids },
	);
}

/** A name that looks right and is not: the characters that nobody sees may belong to it, so they are not removed. */
function oddName(...names: string[]): string {
	const odd = names.map(invisibleIn).find((found) => found !== undefined);
	return odd ? ` One of the names contains ${odd.name}.` : '';
}

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
	const named = keyWords(key);
	if (ids.length === 0) {
		throw refused(
			`Marketo has no lead with ${named}`,
			`Create the lead first, or choose another 'Lead Key Type'. ${unseenTodo}`,
			{ leadKey: { ...key } },
		);
	}
	if (ids.length > 1 && onDuplicate === 'error') {
		throw refused(
			`${ids.length} leads have ${named}: ${listed(ids)}`,
			"Merge them in Marketo, use the lead ID as the key, or set the option 'On Duplicate Lead'.",
			{ leadKey: { ...key }, leadIds: ids.slice(0, MOST_LEADS) },
		);
	}
	if (onDuplicate === 'newest') return [ids.reduce((best, id) => (isNewer(id, best, found) ? id : best))];
	if (ids.length > MOST_LEADS) {
		throw refused(
			`${ids.length} leads have ${named}, more than the ${MOST_LEADS} that a request takes`,
			'Choose a key that names fewer leads.',
			{ leadKey: { ...key } },
		);
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
