import type { Call, Reply } from '../http';
import type { XmlElement } from '../xmlTree';
import { campaigns, knownTokens, type SmartCampaign } from './campaigns';
import type { Lead, Leads } from './leads';
import { notUnderstood, type SoapMessage } from './soapMessage';
import { escapeXml, MarketoFault, soapSuccess } from './soapReplies';
import type { Token } from './inputTokens';
import type { Take } from './trigger';

/** Further keys are ignored silently (Marketo SOAP documentation, "requestCampaign"). */
const mostKeys = 100;

const keyFields = new Map<string, keyof Lead>([
	['IDNUM', 'id'],
	['EMAIL', 'email'],
	['LEADOWNEREMAIL', 'leadOwnerEmail'],
	['SFDCACCOUNTID', 'sfdcAccountId'],
	['SFDCCONTACTID', 'sfdcContactId'],
	['SFDCLEADID', 'sfdcLeadId'],
	['SFDCLEADOWNERID', 'sfdcLeadOwnerId'],
	['SFDCOPPTYID', 'sfdcOpptyId'],
]);
const byId = 'source campaignId leadList';
const byName = 'source leadList programName campaignName programTokenList';
const sequence = ['source', 'campaignId', 'leadList', 'programName', 'campaignName', 'programTokenList'];

/** `requestCampaign`: an unknown lead is a fault, and nothing is executed. */
export function requestCampaign({ children }: SoapMessage, leads: Leads, take: Take, call: Call): Reply {
	const names = children.map(({ name }) => name);
	const places = names.map((name) => sequence.indexOf(name));
	if (places.some((place, index) => place < 0 || place <= (places[index - 1] ?? -1))) {
		throw notUnderstood('The parameters are not in the order of the WSDL');
	}
	const source = textOf(children, 'source');
	if (source !== 'MKTOWS' && source !== 'SALES') throw notUnderstood(`Unknown source '${source}'`);
	if (![byId, byName].includes(names.join(' '))) {
		throw new MarketoFault('20110', 'Bad parameter', 'campaignId cannot be combined with names and tokens');
	}
	const campaign = findCampaign(children, source);
	const tokens = readTokens(children);
	const found = readKeys(children)
		.slice(0, mostKeys)
		.map((key) => findLead(key, leads));
	for (const lead of found) take(campaign, lead, tokens, call);
	return soapSuccess('successRequestCampaign', '<success>true</success>');
}

/** `getCampaignsForSource`; each name starts with the name of the program and a dot. */
export function getCampaignsForSource({ children }: SoapMessage): Reply {
	const source = textOf(children, 'source');
	const records = campaigns
		.filter((campaign) => campaign.source === source && campaign.active && campaign.type === 'trigger')
		.map(({ id, programName, name }) => {
			const full = escapeXml(`${programName}.${name}`);
			return `<campaignRecord><id>${id}</id><name>${full}</name><description/></campaignRecord>`;
		});
	const list = `<campaignRecordList>${records.join('')}</campaignRecordList>`;
	return soapSuccess('successGetCampaignsForSource', `<returnCount>${records.length}</returnCount>${list}`);
}

function findCampaign(children: XmlElement[], source: string): SmartCampaign {
	const [id, programName, name] = ['campaignId', 'programName', 'campaignName'].map((part) => textOf(children, part));
	const found = campaigns.find((campaign) =>
		id === '' ? campaign.programName === programName && campaign.name === name : String(campaign.id) === id,
	);
	if (!found || found.source !== source || !found.active || found.type !== 'trigger') {
		throw new MarketoFault('20113', 'Campaign not found', `Campaign ${id || `${programName}.${name}`} not found`);
	}
	return found;
}

function readKeys(children: XmlElement[]): Array<{ type: string; value: string }> {
	const keys = children.find(({ name }) => name === 'leadList')?.children ?? [];
	if (keys.length === 0) throw new MarketoFault('20101', 'Lead key required', 'leadList is empty');
	return keys.map((key) => {
		const isComplete = key.name === 'leadKey' && key.children.map(({ name }) => name).join(' ') === 'keyType keyValue';
		if (!isComplete) throw notUnderstood('leadKey must contain keyType and keyValue');
		const [type = '', value = ''] = key.children.map(({ text }) => text);
		if (!keyFields.has(type)) throw new MarketoFault('20102', 'Input error', `Lead key type ${type} is not valid`);
		return { type, value };
	});
}

/** It is not documented which lead an email address selects if several leads share it; here, the oldest ID. */
function findLead({ type, value }: { type: string; value: string }, leads: Leads): Lead {
	const [lead] = leads.find(keyFields.get(type) ?? 'email', value);
	if (!lead) throw new MarketoFault('20103', 'Lead not found', `No lead found with ${type} = ${value}`);
	return lead;
}

function readTokens(children: XmlElement[]): Token[] {
	const attribs = children.find(({ name }) => name === 'programTokenList')?.children ?? [];
	return attribs.map(({ name, children: parts }) => {
		if (name !== 'attrib' || parts.map((part) => part.name).join(' ') !== 'name value') {
			throw notUnderstood('attrib must contain name and value');
		}
		const [token = '', value = ''] = parts.map(({ text }) => text);
		if (!knownTokens.has(token)) throw new MarketoFault('20110', 'Bad parameter', `Unknown token ${token}`);
		return { name: token, value };
	});
}

function textOf(children: XmlElement[], name: string): string {
	return children.find((child) => child.name === name)?.text.trim() ?? '';
}
