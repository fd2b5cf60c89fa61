import type { ItemReader } from '../shared/contract/itemReader';
import type { Patience } from '../shared/delivery/watch';
import { dateMs, invalidDate } from '../shared/item/date';
import { readSecondsMs } from '../shared/item/number';
import { quoted, refused, refusedEmpty } from '../shared/item/refused';
import { isEmpty, readVisible } from '../shared/item/text';
import { isId, readCampaignId } from './campaign.read';

/** What an item asks: what came of this campaign for these leads. */
export interface ResultQuery extends Patience {
	campaignId: number;
	leadIds: number[];
	sinceMs: number;
}

export const DEFAULT_POLL_INTERVAL_SECONDS = 60;
export const DEFAULT_MAX_WAIT_SECONDS = 600;
/** Marketo records activities minutes late, so asking more often brings nothing but calls. */
export const SHORTEST_PAUSE_MS = 30_000;
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
	const query = {
		campaignId: readCampaignId(item, 'Campaign ID'),
		leadIds: readLeadIds(item.parameter('leadIds')),
		sinceMs: readSince(item),
	};
	if (item.parameter('wait') !== true) return { ...query, maxWaitMs: undefined, pollIntervalMs: SHORTEST_PAUSE_MS };
	const pollInterval = readSecondsMs(item.parameter('pollInterval'), DEFAULT_POLL_INTERVAL_SECONDS);
	const maxWait = readSecondsMs(item.parameter('maxWait'), DEFAULT_MAX_WAIT_SECONDS);
	if (Math.min(pollInterval, maxWait) < SHORTEST_PAUSE_MS) {
		item.hint(
			"Marketo records activities minutes late: 'Poll Interval (Seconds)' and 'Max Wait (Seconds)' count as 30 s at least",
		);
	}
	return {
		...query,
		maxWaitMs: Math.max(SHORTEST_PAUSE_MS, maxWait),
		pollIntervalMs: Math.max(SHORTEST_PAUSE_MS, pollInterval),
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
