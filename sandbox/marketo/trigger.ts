import { plainText, type Call, type Reply } from '../http';
import { campaigns, knownTokens, type SmartCampaign } from './campaigns';
import type { Lead, Leads } from './leads';
import { isTriggerable, jsonBody } from './rest';
import { RestError, restSuccess } from './restReplies';

const mostLeads = 100;
const mostTokens = 100;
const largestInteger = 2_147_483_647;

export interface Token {
	name: string;
	value: string;
}

/** Adds a lead to a campaign. */
export type Take = (campaign: SmartCampaign, lead: Lead, tokens: Token[], call: Call) => void;

/** Request Campaign: all leads or none (Marketo documentation, "Smart campaigns"). */
export function triggerCampaign(call: Call, leads: Leads, take: Take): Reply {
	if (call.method !== 'POST') return plainText(405, '');
	const id = Number(/\/campaigns\/([^/]+)\/trigger\.json$/.exec(call.path)?.[1]);
	const input = member(jsonBody(call), 'input');
	const campaign = findCampaign(id);
	const ids = readLeads(member(input, 'leads'));
	const tokens = readTokens(member(input, 'tokens'));
	const unknownTokens = tokens
		.filter(({ name }) => !knownTokens.has(name))
		.map(({ name }) => name.replace(/[{}]/g, ''));
	if (unknownTokens.length > 0) {
		throw new RestError('1003', `Invalid token value: ${JSON.stringify(unknownTokens)} `);
	}
	if (campaign.nested && tokens.length > 0) throw new RestError('611', 'System error');
	const missing = [...new Set(ids.filter((lead) => !leads.get(lead)))];
	if (missing.length > 0) throw new RestError('1004', `Lead [${missing.join(', ')}] not found`);
	for (const lead of ids.flatMap((leadId) => leads.get(leadId) ?? [])) take(campaign, lead, tokens, call);
	return restSuccess({ result: [{ id }] });
}

function findCampaign(id: number): SmartCampaign {
	if (!Number.isInteger(id) || id > largestInteger) throw new RestError('1001', 'Invalid value for campaign id');
	const campaign = campaigns.find((candidate) => candidate.id === id);
	if (!campaign) throw new RestError('1013', 'Campaign not found');
	if (campaign.type === 'batch') throw new RestError('1003', 'Batch campaigns cannot be triggered');
	if (!isTriggerable(campaign)) throw new RestError('1003', 'Campaign is not active or cannot be requested');
	return campaign;
}

function readLeads(given: unknown): number[] {
	if (!Array.isArray(given) || given.length === 0) throw new RestError('1002', "Missing value for 'leads'");
	if (given.length > mostLeads) throw new RestError('1003', `Number of leads exceeds the limit of ${mostLeads}`);
	return given.map((lead) => {
		const id = member(lead, 'id');
		if (typeof id !== 'number' || !Number.isSafeInteger(id)) throw new RestError('1001', 'Invalid lead id');
		return id;
	});
}

function readTokens(given: unknown): Token[] {
	if (given === undefined) return [];
	if (!Array.isArray(given)) throw new RestError('1001', "Invalid value for 'tokens'");
	if (given.length > mostTokens) throw new RestError('1003', `Number of tokens exceeds the limit of ${mostTokens}`);
	return given.map((token) => {
		const [name, value] = [member(token, 'name'), member(token, 'value')];
		if (typeof name !== 'string' || typeof value !== 'string')
			throw new RestError('1002', 'Token without name or value');
		return { name, value };
	});
}

function member(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
