import type { Sending } from '../shared/contract/operation';
import { campaignsRequest, judgeCampaigns, type CampaignQuestion } from './wire/campaigns';
import { judgeLeads, leadsRequest, MOST_VALUES, type LeadQuestion } from './wire/leads';
import { marketoCredential } from './credential';

/** Lead IDs for keys: three hundred a call. */
export const leadLookUp: Sending<LeadQuestion> = {
	credential: marketoCredential,
	limits: { messages: MOST_VALUES },
	readsOnly: true,
	group: ({ key, page }) => ({ key: `${key.type} ${page}`, bytes: 0 }),
	encode: leadsRequest,
	judge: judgeLeads,
};

/** The campaigns of a program: one program a call, because its name is the filter. */
export const campaignLookUp: Sending<CampaignQuestion> = {
	credential: marketoCredential,
	limits: { messages: 1 },
	readsOnly: true,
	group: () => ({ key: '', bytes: 0 }),
	encode: ([question], credential) => campaignsRequest(question ?? anyCampaign, credential),
	judge: judgeCampaigns,
};

/** The first page of all campaigns. */
const anyCampaign: CampaignQuestion = { programName: '', requestable: false, page: '', rows: [] };
