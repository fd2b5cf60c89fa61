import type { ItemReader } from '../shared/contract/itemReader';
import { dateMs, invalidDate } from '../shared/item/date';
import { refused } from '../shared/item/refused';
import { isEmpty, readVisible } from '../shared/item/text';
import { readCampaignId } from './campaign.read';
import { readTokens } from './tokens.read';
import { EARLIEST_RUN_MS, LATEST_RUN_MS, scheduleTime, type Schedule } from './wire/schedule';

/**
 * Makes a run of a batch campaign of an item.
 *
 * @throws ItemRefused for what Marketo would refuse or run at another time
 */
export function readSchedule(item: ItemReader): Schedule {
	return {
		campaignId: readCampaignId(item),
		runAt: readRunAt(item),
		tokens: readTokens(item),
		cloneToProgramName: readVisible(item.parameter('cloneToProgramName'), 'Clone to Program Name'),
	};
}

/** Marketo takes an empty one for five minutes after the call; an earlier one it would move. */
function readRunAt(item: ItemReader): string {
	const given = item.parameter('runAt');
	if (isEmpty(given)) return '';
	const runAtMs = dateMs(given, item.timezone);
	if (runAtMs === undefined) throw invalidDate("'Run At'", given, 'Run At');
	const aheadMs = runAtMs - Date.now();
	if (aheadMs < EARLIEST_RUN_MS) {
		throw refused(
			`'Run At' is less than five minutes ahead: ${new Date(runAtMs).toISOString()}`,
			`Choose a later time, or leave 'Run At' empty for five minutes after the request. Times without an offset are read in the workflow's time zone, ${item.timezone}.`,
			'Run At',
		);
	}
	if (aheadMs > LATEST_RUN_MS) {
		throw refused(
			`'Run At' is more than two years ahead: ${new Date(runAtMs).toISOString()}`,
			'Marketo schedules runs for the next two years only.',
			'Run At',
		);
	}
	return scheduleTime(runAtMs);
}
