import { plainText, type Call, type Reply } from '../http';
import { findCampaign, isTriggerable, refuseTokens, type SmartCampaign } from './campaigns';
import { readTokens, type Token } from './inputTokens';
import { jsonBody, member } from './jsonBody';
import type { Lead, Leads } from './leads';
import { RestError, restSuccess } from './restReplies';

const mostLeads = 100;

/** Adds a lead to a campaign. */
export type Take = (campaign: SmartCampaign, lead: Lead, tokens: Token[], call: Call) => void;

/** Request Campaign: all leads or none (Marketo documentation, "Smart campaigns"). */
export function triggerCampaign(call: Call, leads: Leads, take: Take): Reply {
	if (call.method !== 'POST') return plainText(405, '');
	const input = member(jsonBody(call), 'input');
	const campaign = findCampaign(/\/campaigns\/([^/]+)\/trigger\.json$/.exec(call.path)?.[1] ?? '');
	if (campaign.type === 'batch') throw new RestError('1003', 'Batch campaigns cannot be triggered');
	if (!isTriggerable(campaign)) throw new RestError('1003', 'Campaign is not active or cannot be requested');
	const ids = readLeads(member(input, 'leads'));
	const tokens = readTokens(member(input, 'tokens'));
	refuseTokens(campaign, tokens);
	const missing = [...new Set(ids.filter((lead) => !leads.get(lead)))];
	if (missing.length > 0) throw new RestError('1004', `Lead [${missing.join(', ')}] not found`);
	for (const lead of ids.flatMap((leadId) => leads.get(leadId) ?? [])) take(campaign, lead, tokens, call);
	return restSuccess({ result: [{ id: campaign.id }] });
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
