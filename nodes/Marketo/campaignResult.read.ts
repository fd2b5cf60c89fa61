import type { ItemReader } from '../shared/contract/itemReader';
import { readPatience, type PatienceBounds } from '../shared/delivery/patience';
import type { Patience } from '../shared/delivery/watch';
import { dateMs, invalidDate } from '../shared/item/date';
import { quoted, refused, refusedEmpty } from '../shared/item/refused';
import { isEmpty, readVisible } from '../shared/item/text';
import { isId, readCampaignId } from './campaign.read';

/** What an item asks: what came of this campaign for these leads. */
export interface ResultQuery extends Patience {
	campaignId: number;
	leadIds: number[];
	sinceMs: number;
}

/** Marketo records activities minutes late, so asking more often brings nothing but calls. */
export const SHORTEST_PAUSE_MS = 30_000;
export const patience: PatienceBounds = {
	...{ pollIntervalSeconds: 60, maxWaitSeconds: 600 },
	...{ leastPollIntervalMs: SHORTEST_PAUSE_MS, leastMaxWaitMs: SHORTEST_PAUSE_MS },
	raised:
		"Marketo records activities minutes late: 'Poll Interval (Seconds)' and 'Max Wait (Seconds)' count as 30 s at least",
};
/** Ten calls for one item. */
const MOST_LEADS = 300;
/** The clock of the server that requested the campaign may be ahead of this one's. */
const FUTURE_SLACK_MS = 60_000;

const leadsTodo = "Give Marketo's lead IDs, such as the field 'leadIds' of Marketo Request Campaign.";
const sinceTodo =
	"Give the time of the request, such as the field 'requestedAt' of Marketo Request Campaign. Times without an offset use the workflow time zone.";

/**
 * Makes a question of an item.
 *
 * @throws ItemRefused for what cannot have come of a request
 */
export function readResultQuery(item: ItemReader): ResultQuery {
	return {
		campaignId: readCampaignId(item, 'Campaign ID'),
		leadIds: readLeadIds(item.parameter('leadIds')),
		sinceMs: readSince(item),
		...readPatience(item, patience),
	};
}

/** A number, a list, or a text with commas, brackets or not; each lead once. */
function readLeadIds(given: unknown): number[] {
	const list = Array.isArray(given)
		? given
		: readVisible(given, 'Lead IDs')
				.replace(/^\s*\[|\]\s*$/g, '')
				.split(',');
	const texts = list.map((id: unknown) => readVisible(id, 'Lead IDs')).filter((text) => text !== '');
	if (texts.length === 0) throw refusedEmpty('Lead IDs', leadsTodo);
	const wrong = texts.find((text) => !isId(text));
	if (wrong !== undefined)
		throw refused(`'Lead IDs' contains an invalid lead ID: ${quoted(wrong)}`, leadsTodo, 'Lead IDs');
	const ids = [...new Set(texts.map(Number))];
	if (ids.length <= MOST_LEADS) return ids;
	throw refused(
		`'Lead IDs' names ${ids.length} leads, and an item can have ${MOST_LEADS}`,
		'Split the leads into several items: they share requests all the same.',
		'Lead IDs',
	);
}

function readSince(item: ItemReader): number {
	const given = item.parameter('since');
	if (isEmpty(given)) throw refusedEmpty('Since', sinceTodo);
	const sinceMs = dateMs(given, item.timezone);
	if (sinceMs === undefined) throw invalidDate("'Since'", given, 'Since');
	const nowMs = Date.now();
	if (sinceMs <= nowMs + FUTURE_SLACK_MS) return Math.min(sinceMs, nowMs);
	throw refused(`'Since' is in the future: ${new Date(sinceMs).toISOString()}`, sinceTodo, 'Since');
}
