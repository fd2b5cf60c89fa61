/** The keys by which a lead can be named (`LeadKeyRef` of Marketo's WSDL, without the one for cookies). */
export const leadKeyTypes = [
	...['EMAIL', 'IDNUM', 'LEADOWNEREMAIL', 'SFDCACCOUNTID', 'SFDCCONTACTID', 'SFDCLEADID'],
	...['SFDCLEADOWNERID', 'SFDCOPPTYID'],
] as const;

/** A lead's key that only REST knows: a field of the account's own. */
export const CUSTOM_KEY = 'CUSTOM';

export interface LeadKey {
	type: string;
	/** For `CUSTOM`: the REST API's name of the field. */
	field?: string;
	value: string;
}

/** How users know these keys. */
const words: Readonly<Record<string, string>> = {
	EMAIL: 'email address',
	IDNUM: 'ID',
	LEADOWNEREMAIL: 'lead owner email address',
	SFDCACCOUNTID: 'Salesforce account ID',
	SFDCCONTACTID: 'Salesforce contact ID',
	SFDCLEADID: 'Salesforce lead ID',
	SFDCLEADOWNERID: 'Salesforce lead owner ID',
	SFDCOPPTYID: 'Salesforce opportunity ID',
};

/** A lead's key in words, to follow "with". */
export function keyWords({ type, field, value }: LeadKey): string {
	return `the ${words[type] ?? field ?? type} ${value}`;
}

/** What else a lead that is not found may be: the look-ups of the API see what its user sees. */
export const unseenTodo = 'A lead in a workspace or partition that the API user cannot see is not found either.';

/** A token with its braces, such as `{{my.message}}`. */
export interface Token {
	name: string;
	value: string;
}

export type Campaign = { by: 'id'; id: number } | { by: 'name'; programName: string; campaignName: string };

/** Who offers the campaign (`ReqCampSourceType` of Marketo's WSDL). */
export type Source = 'MKTOWS' | 'SALES';

/** What an item asks for: this lead into that campaign, with these tokens. */
export interface CampaignRequest {
	campaign: Campaign;
	key: LeadKey;
	tokens: Token[];
	source: Source;
}

/** Leads that one call takes; SOAP drops the others without a word, REST refuses the call ("Request Campaign"). */
export const MOST_LEADS = 100;

/** Names a campaign for grouping and look-ups. */
export function campaignKey(campaign: Campaign): string {
	return campaign.by === 'id' ? String(campaign.id) : JSON.stringify([campaign.programName, campaign.campaignName]);
}

/** Tokens are given per call and not per lead, so only items with the same ones may share a call. */
export function callKey({ campaign, source, tokens }: CampaignRequest): string {
	return JSON.stringify([campaignKey(campaign), source, tokens.map(({ name, value }) => [name, value])]);
}
