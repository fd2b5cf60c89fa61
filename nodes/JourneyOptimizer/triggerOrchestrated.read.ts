import type { ItemReader } from '../shared/contract/itemReader';
import { readGivenData } from '../shared/item/context';
import { jsonTextOf } from '../shared/item/jsonObject';
import { readSegment } from '../shared/item/text';
import { fill } from '../shared/paste/jsonTemplate';
import { readPastedText } from '../shared/paste/pastedText';
import { readValues } from '../shared/paste/readValues';
import { recordIn } from '../shared/text/json';
import type { PastedFor } from './paste/pastedFor';
import { readPastedOrchestrated } from './paste/pastedOrchestrated';
import type { Trigger } from './wire/orchestrated';

/** A trigger, and what the pasted request was made for, where there is one. */
export interface ReadTrigger extends Trigger {
	madeFor?: PastedFor;
}

/**
 * Makes a trigger of an item.
 *
 * @throws ItemRefused for what names no campaign, and for variables that have no JSON form
 */
export function readTrigger(item: ItemReader): ReadTrigger {
	if (item.parameter('dataMode') === 'paste') return readPasted(item);
	const campaignId = readSegment(
		item.parameter('campaignId'),
		'Campaign ID',
		"Copy it from the address of the campaign's page, or from 'Copy API request' in its schedule.",
	);
	return { campaignId, variables: asText(given(item)) };
}

function given(item: ItemReader): Readonly<Record<string, unknown>> {
	const isMapped = item.parameter('dataMode') === 'autoMapInputData';
	return isMapped ? item.json : readGivenData(item, 'Variables', 'variables');
}

function readPasted(item: ItemReader): ReadTrigger {
	const { campaignId, document, fields, madeFor } = readPastedOrchestrated(
		readPastedText(item, 'Paste what "Copy API request" in the schedule of the campaign gives.'),
	);
	const filled = fill(document, fields, readValues(item, fields));
	return { campaignId, madeFor, variables: asText(recordIn(filled.variables)) };
}

/** What is undefined or null is left out: the campaign then has no such variable. */
function asText(variables: Readonly<Record<string, unknown>>): string {
	const there = Object.entries(variables).filter(([, value]) => value !== undefined && value !== null);
	return jsonTextOf(Object.fromEntries(there), 'Variables');
}
