import type { IExecuteFunctions } from 'n8n-workflow';
import { Boxes } from '../shared/account/boxes';
import type { Entry, Operation } from '../shared/contract/operation';
import type { JsonObject } from '../shared/contract/outcome';
import type { Plan } from '../shared/delivery/deliver';
import { sendAll } from '../shared/delivery/send';
import { chooseCampaign } from './choose';
import { marketoCredential } from './credential';
import { findLeads, type LeadWishes } from './leads.operation';
import { campaignBoxes, campaignLookUp } from './lookUp.operation';
import { marketoPace } from './marketo.description';
import { readRequest } from './requestCampaign.read';
import { RequestTimes } from './requestTimes';
import { resolve, type LookUp } from './resolve';
import { MOST_LEADS } from './wire/campaignRequest';
import { programFilter, type CampaignQuestion, type CampaignRow } from './wire/campaigns';
import { judgeTrigger, triggerKey, triggerRequest, type Trigger } from './wire/trigger';

/** Triggers a campaign for up to a hundred leads; an item counts for as many as it stands for. */
function triggering(): Operation<Trigger> {
	const times = new RequestTimes();
	return {
		credential: marketoCredential,
		limits: { messages: MOST_LEADS, bytes: MOST_LEADS },
		read(item) {
			const request = readRequest(item, 'rest');
			const { campaign, key } = request;
			return {
				request,
				...(campaign.by === 'id' ? { campaignId: campaign.id } : {}),
				...(key.type === 'IDNUM' ? { leadIds: [Number(key.value)] } : {}),
			};
		},
		group: (message) => ({ key: triggerKey(message), bytes: message.leadIds?.length ?? 1 }),
		encode(triggers, credential) {
			times.note(triggers);
			return triggerRequest(triggers, credential);
		},
		judge: (response, triggers) => judgeTrigger(response, triggers, times.of(triggers)),
	};
}

const triggerBoxes = new Boxes<Entry<Trigger>, JsonObject>();

/** Campaigns that are given by name. */
const campaigns: LookUp<CampaignQuestion, CampaignRow> = {
	...{ sending: campaignLookUp, boxes: campaignBoxes },
	soughtFor({ request: { campaign } }) {
		if (campaign.by === 'id') return undefined;
		const programName = programFilter(campaign.programName);
		return {
			key: programName,
			question: { programName, requestable: false, page: '' },
			choose: (rows) => ({ campaignId: chooseCampaign(campaign.programName, campaign.campaignName, rows) }),
		};
	},
};

/**
 * Marketo's REST API takes IDs alone: campaigns by name → IDs, lead keys → IDs, and only then the trigger calls, a
 * hundred leads each. All calls share one pace.
 */
export function restPlan(context: IExecuteFunctions): Plan<Trigger> {
	const chosen: unknown = context.getNodeParameter('options.onDuplicateLead', 0, 'error');
	const wishes: LeadWishes = {
		onDuplicate: chosen === 'all' || chosen === 'newest' ? chosen : 'error',
		createMissing: context.getNodeParameter('options.onMissingLead', 0, 'error') === 'create',
	};
	const trigger = triggering();
	return {
		operation: trigger,
		defaults: marketoPace,
		async send(run, pending) {
			const ready = await findLeads(run, await resolve(run, campaigns, pending), wishes);
			await sendAll(run, trigger, ready, ({ index }, outcome) => run.ledger.write(index, outcome), triggerBoxes);
		},
	};
}
