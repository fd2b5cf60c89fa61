import type { ItemReader } from '../shared/contract/itemReader';
import { quoted, refused, refusedEmpty } from '../shared/item/refused';
import { readExactText, readRequired, readText, readVisible } from '../shared/item/text';
import { holdsForbidden, withoutForbidden } from '../shared/xml/text';
import { isId, readCampaignId } from './campaign.read';
import { readTokens } from './tokens.read';
import {
	CUSTOM_KEY,
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
	if (key.type === CUSTOM_KEY) {
		throw refused(
			'The SOAP API of Marketo does not know leads by a custom field',
			"Choose another 'Lead Key Type', or set 'API' to REST.",
			'Lead Key Type',
		);
	}
	if (campaign.by === 'id' && tokens.length > 0) {
		throw refused(
			'The SOAP API takes tokens only for a campaign that is given by name',
			"Set 'Campaign By' to Name, set 'API' to REST, or leave 'Tokens' empty.",
			'Tokens',
		);
	}
	return forXml({ campaign, key, tokens, source: readSource(item) }, item);
}

function readCampaign(item: ItemReader): Campaign {
	if (item.parameter('campaignBy') === 'name') {
		return {
			by: 'name',
			programName: readName(item.parameter('programName'), 'Program Name'),
			campaignName: readName(item.parameter('campaignName'), 'Campaign Name'),
		};
	}
	return { by: 'id', id: readCampaignId(item) };
}

/** Names are compared exactly, so blanks around them count. */
function readName(value: unknown, displayName: string): string {
	const name = readExactText(value, displayName);
	if (name.trim() === '') throw refusedEmpty(displayName);
	return name;
}

function readSource(item: ItemReader): Source {
	return item.parameter('source') === 'SALES' ? 'SALES' : 'MKTOWS';
}

function readKey(item: ItemReader): LeadKey {
	const type = readVisible(item.parameter('leadKeyType'), 'Lead Key Type');
	if (type !== CUSTOM_KEY && !leadKeyTypes.some((known) => known === type)) {
		throw refused(
			`'Lead Key Type' is not a valid key type: ${quoted(type)}`,
			`Use one of ${leadKeyTypes.join(', ')}, ${CUSTOM_KEY}.`,
			'Lead Key Type',
		);
	}
	const automatic = item.parameter('dataMode') === 'autoMapInputData';
	const field = automatic ? readField(item) : '';
	const [name, parameter] = automatic ? [field, 'Lead Field'] : ['Lead Key', 'Lead Key'];
	const value = readVisible(automatic ? item.json[field] : item.parameter('leadKeyValue'), name);
	if (value === '') {
		throw refused(
			automatic ? `The item has no lead key: its field '${quoted(field)}' is empty` : "'Lead Key' is empty",
			'Give the value by which Marketo knows the lead, such as an email address.',
			parameter,
		);
	}
	if (type === 'IDNUM' && !isId(value)) {
		throw refused(
			`'${name}' is not a valid lead ID: ${quoted(value)}`,
			"For the key type IDNUM, give the lead's number in Marketo, or choose another 'Lead Key Type'.",
			parameter,
		);
	}
	return type === CUSTOM_KEY ? { type, field: readKeyField(item), value } : { type, value };
}

/** The name becomes part of the look-up's query, where a comma would make two fields of it. */
function readKeyField(item: ItemReader): string {
	const field = readRequired(item.parameter('leadKeyField'), 'Lead Key Field', keyFieldTodo);
	if (/^\w+$/.test(field)) return field;
	throw refused(`'Lead Key Field' is not a valid field name: ${quoted(field)}`, keyFieldTodo, 'Lead Key Field');
}

const keyFieldTodo = "Give the field's name in the REST API, such as customerNumber. The field must be searchable.";

/** A field's name stands in the item exactly like this. */
function readField(item: ItemReader): string {
	const name = readText(item.parameter('leadField'), 'Lead Field');
	if (name === '') throw refusedEmpty('Lead Field');
	return name;
}

/** REST triggers by lead ID alone, so every other key must be one that its look-up can take. */
function checkLookUp({ type, value }: LeadKey): void {
	if (!canLookUp(type)) {
		throw refused(
			`The REST API of Marketo cannot look up leads by ${type}`,
			"Choose another 'Lead Key Type'. Only the SOAP API knew this one.",
			'Lead Key Type',
		);
	}
	if (value.includes(',')) {
		throw refused(
			`'Lead Key' contains a comma: ${quoted(value)}`,
			'The look-up of Marketo separates values by commas, which cannot be escaped. Give one value per item.',
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
		if (!holdsForbidden(value)) continue;
		throw refused(
			`'${parameter}' contains characters that are not allowed in XML`,
			'Remove the control characters.',
			parameter,
		);
	}
	if (!tokens.some(({ value }) => holdsForbidden(value))) return request;
	item.hint('Characters that are not allowed in XML were removed');
	const cleaned: Token[] = tokens.map(({ name, value }) => ({ name, value: withoutForbidden(value) }));
	return { ...request, tokens: cleaned };
}
