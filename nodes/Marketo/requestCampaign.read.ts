import type { ItemReader } from '../shared/contract/itemReader';
import { ItemRefused } from '../shared/contract/outcome';
import { holdsForbidden, withoutForbidden } from '../shared/xml/text';
import { readTokens } from './readTokens';
import {
	leadKeyTypes,
	type Campaign,
	type CampaignRequest,
	type LeadKey,
	type Source,
	type Token,
} from './wire/campaignRequest';
import { canLookUp } from './wire/leads';

/** Which of Marketo's APIs takes the request. */
export type Api = 'rest' | 'soap';

/** Campaign IDs are 32-bit numbers in both APIs (Marketo WSDL; marketo-apis, swagger-mapi.json). */
const LARGEST_CAMPAIGN_ID = 2_147_483_647;

/**
 * Makes a campaign request of an item.
 *
 * @throws ItemRefused for what Marketo would refuse, ignore or misread
 */
export function readRequest(item: ItemReader, api: Api): CampaignRequest {
	const campaign = readCampaign(item);
	const key = readKey(item);
	const tokens = readTokens(item);
	if (api === 'rest') {
		checkLookUp(key);
		return { campaign, key, tokens, source: 'MKTOWS' };
	}
	if (campaign.by === 'id' && tokens.length > 0) {
		throw refused(
			'The SOAP API takes tokens only for a campaign that is given by name',
			"Set 'Campaign By' to Name, or leave 'Tokens' empty, or set 'API' to REST.",
			'Tokens',
		);
	}
	return forXml({ campaign, key, tokens, source: readSource(item) }, item);
}

function readCampaign(item: ItemReader): Campaign {
	if (item.parameter('campaignBy') === 'name') {
		const programName = text(item.parameter('programName'), 'Program Name');
		const campaignName = text(item.parameter('campaignName'), 'Campaign Name');
		if (programName.trim() === '') throw empty('Program Name');
		if (campaignName.trim() === '') throw empty('Campaign Name');
		return { by: 'name', programName, campaignName };
	}
	const given = text(item.parameter('campaignId'), 'Campaign').trim();
	if (given === '') throw empty('Campaign');
	if (!/^[1-9]\d*$/.test(given) || Number(given) > LARGEST_CAMPAIGN_ID) {
		throw refused(
			`'Campaign' holds no campaign ID: ${given.slice(0, 100)}`,
			"A campaign ID is a number: 1025 where the campaign's address in Marketo shows #SC1025A1.",
			'Campaign',
		);
	}
	return { by: 'id', id: Number(given) };
}

function readSource(item: ItemReader): Source {
	return item.parameter('source') === 'SALES' ? 'SALES' : 'MKTOWS';
}

function readKey(item: ItemReader): LeadKey {
	const type = text(item.parameter('leadKeyType'), 'Lead Key Type').trim();
	if (!leadKeyTypes.some((known) => known === type)) {
		throw refused(
			`'Lead Key Type' is none of Marketo's: ${type.slice(0, 100)}`,
			`Use one of ${leadKeyTypes.join(', ')}.`,
			'Lead Key Type',
		);
	}
	const automatic = item.parameter('dataMode') === 'autoMapInputData';
	const field = automatic ? text(item.parameter('leadField'), 'Lead Field').trim() : '';
	if (automatic && field === '') throw empty('Lead Field');
	const name = automatic ? field : 'Lead Key';
	const value = text(automatic ? item.json[field] : item.parameter('leadKeyValue'), name).trim();
	if (value === '') {
		throw refused(
			automatic ? `The item has no lead key: its field '${field}' is empty` : "'Lead Key' is empty",
			'Give the value by which Marketo knows the lead, an e-mail address for instance.',
			automatic ? 'Lead Field' : 'Lead Key',
		);
	}
	if (type === 'IDNUM' && !(/^[1-9]\d*$/.test(value) && Number.isSafeInteger(Number(value)))) {
		throw refused(
			`'${name}' holds no lead ID: ${value.slice(0, 100)}`,
			"For the key type IDNUM give Marketo's number of the lead, or choose another 'Lead Key Type'.",
			automatic ? 'Lead Field' : 'Lead Key',
		);
	}
	return { type, value };
}

/** REST triggers by lead ID alone, so every other key must be one that its look-up can take. */
function checkLookUp({ type, value }: LeadKey): void {
	if (!canLookUp(type)) {
		throw refused(
			`The REST API of Marketo cannot look up leads by ${type}`,
			"Choose another 'Lead Key Type'; only the SOAP API knows this one.",
			'Lead Key Type',
		);
	}
	if (value.includes(',')) {
		throw refused(
			`'Lead Key' holds a comma: ${value.slice(0, 100)}`,
			'The look-up of Marketo separates values by commas and knows no escape: give one value per item.',
			'Lead Key',
		);
	}
}

/** A name or key without its forbidden characters would be another one, the value of a token is only shorter. */
function forXml(request: CampaignRequest, item: ItemReader): CampaignRequest {
	const { campaign, key, tokens } = request;
	const exact: Array<[string, string]> = [
		['Lead Key', key.value],
		...tokens.map(({ name }): [string, string] => ['Tokens', name]),
	];
	if (campaign.by === 'name') {
		exact.push(['Program Name', campaign.programName], ['Campaign Name', campaign.campaignName]);
	}
	for (const [parameter, value] of exact) {
		if (holdsForbidden(value)) {
			throw refused(
				`'${parameter}' holds characters that XML cannot carry`,
				'Remove the control characters.',
				parameter,
			);
		}
	}
	if (!tokens.some(({ value }) => holdsForbidden(value))) return request;
	item.hint('Characters that XML cannot carry were removed');
	const cleaned: Token[] = tokens.map(({ name, value }) => ({ name, value: withoutForbidden(value) }));
	return { ...request, tokens: cleaned };
}

function text(value: unknown, displayName: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'object') {
		throw refused(`'${displayName}' holds a list or an object`, 'Give a single value.', displayName);
	}
	return String(value);
}

function empty(displayName: string): ItemRefused {
	return refused(`'${displayName}' is empty`, `Fill in '${displayName}'.`, displayName);
}

function refused(message: string, todo: string, parameter: string): ItemRefused {
	return new ItemRefused({ message, todo, details: { parameter } });
}
