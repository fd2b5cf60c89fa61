import type { ItemReader } from '../shared/contract/itemReader';
import { quoted, refused } from '../shared/item/refused';
import { readRequired } from '../shared/item/text';

/** Campaign IDs are 32-bit numbers in both APIs (Marketo WSDL; marketo-apis, swagger-mapi.json). */
const LARGEST_CAMPAIGN_ID = 2_147_483_647;

/** Whether a text is an ID of Marketo: campaigns and leads are numbered from 1. */
export function isId(text: string): boolean {
	return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(Number(text));
}

/**
 * Reads the parameter `campaignId`.
 *
 * @throws ItemRefused where it is empty or not a number that Marketo can give
 */
export function readCampaignId(item: ItemReader, displayName = 'Campaign'): number {
	const given = readRequired(item.parameter('campaignId'), displayName);
	if (isId(given) && Number(given) <= LARGEST_CAMPAIGN_ID) return Number(given);
	throw refused(
		`'${displayName}' is not a valid campaign ID: ${quoted(given)}`,
		"A campaign ID is a number, such as 1025 where the campaign's address in Marketo contains #SC1025A1.",
		displayName,
	);
}
