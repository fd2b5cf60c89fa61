import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { openItems, withRun, type PendingItems } from '../shared/delivery/deliver';
import { showRequests } from '../shared/delivery/dryRun';
import type { DeliveryOptions } from '../shared/contract/options';
import { reasonOf, rejected, type Reason } from '../shared/contract/outcome';
import type { Run } from '../shared/delivery/run';
import { sendMessages } from '../shared/delivery/send';
import { Session } from '../shared/signIn/session';
import { chooseCampaign } from './chooseCampaign';
import { chooseLeads, type OnDuplicateLead } from './chooseLeads';
import { campaignLookUp, leadLookUp } from './lookUp.operation';
import { lookUp } from './lookUp';
import { readRequest } from './requestCampaign.read';
import { trigger } from './rest.operation';
import { callKey, type CampaignRequest, type LeadKey } from './wire/campaignRequest';
import { programFilter, type CampaignQuestion } from './wire/campaigns';
import type { LeadQuestion } from './wire/leads';
import { marketoCredential } from './credential';
import type { Trigger } from './wire/trigger';

/** An item on its way: what is still a name is looked up, and what cannot be found is settled. */
interface Sought {
	request: CampaignRequest;
	campaign?: number;
	leads?: number[];
	settled: boolean;
	reject(reason: Reason): void;
}

/**
 * Runs the node over Marketo's REST API, which takes IDs alone: campaigns by name → IDs, lead keys → IDs, and only
 * then the trigger calls, a hundred leads each. All calls share one pace.
 */
export async function deliverRest(
	context: IExecuteFunctions,
	own: Partial<DeliveryOptions>,
): Promise<INodeExecutionData[][]> {
	return await withRun(context, own, async (run) => {
		const session = new Session(context, marketoCredential, run.options.timeout);
		const pending = await openItems(run, { read: (item) => readRequest(item, 'rest') }, session);
		if (pending && run.options.dryRun) {
			showRequests(trigger, session.credential, pending.messages.map(unresolved), pending.settle);
		} else if (pending) {
			const chosen: unknown = context.getNodeParameter('options.onDuplicateLead', 0, 'error');
			const onDuplicate: OnDuplicateLead = chosen === 'all' || chosen === 'newest' ? chosen : 'error';
			await deliverPending(run, session, pending, onDuplicate);
		}
		return session.mask;
	});
}

async function deliverPending(
	run: Run,
	session: Session,
	{ messages, settle }: PendingItems<CampaignRequest>,
	onDuplicate: OnDuplicateLead,
): Promise<void> {
	const items = messages.map((request, position): Sought => {
		const item: Sought = {
			request,
			settled: false,
			reject(reason) {
				item.settled = true;
				settle(position, rejected(reason));
			},
		};
		return item;
	});
	await findCampaigns(run, session, items);
	await findLeads(
		run,
		session,
		items.filter(({ settled }) => !settled),
		onDuplicate,
	);

	const ready = items.flatMap((item, position) => {
		const { request, campaign, leads, settled } = item;
		if (settled || campaign === undefined || leads === undefined) return [];
		return [{ position, message: triggerOf(request, campaign, leads) }];
	});
	await sendMessages(
		run,
		trigger,
		session,
		ready.map(({ message }) => message),
		(place, outcome) => {
			const position = ready[place]?.position;
			if (position !== undefined) settle(position, outcome);
		},
	);
}

async function findCampaigns(run: Run, session: Session, items: Sought[]): Promise<void> {
	const byProgram = new Map<string, Sought[]>();
	for (const item of items) {
		const { campaign } = item.request;
		if (campaign.by === 'id') item.campaign = campaign.id;
		else append(byProgram, programFilter(campaign.programName), item);
	}
	const questions = [...byProgram.keys()].map((programName): CampaignQuestion => ({
		programName,
		requestable: false,
		page: '',
		rows: [],
	}));
	await lookUp(run, campaignLookUp, session, questions, {
		found({ programName }, rows) {
			for (const item of byProgram.get(programName) ?? []) {
				const { campaign } = item.request;
				if (campaign.by === 'id') continue;
				settleWith(item, () => {
					item.campaign = chooseCampaign(campaign.programName, campaign.campaignName, rows);
				});
			}
		},
		notFound({ programName }, reason) {
			for (const item of byProgram.get(programName) ?? []) item.reject(reason);
		},
	});
}

async function findLeads(run: Run, session: Session, items: Sought[], onDuplicate: OnDuplicateLead): Promise<void> {
	const byKey = new Map<string, Sought[]>();
	const questions: LeadQuestion[] = [];
	for (const item of items) {
		const { key } = item.request;
		if (key.type === 'IDNUM') item.leads = [Number(key.value)];
		else if (append(byKey, nameOf(key), item)) questions.push({ key, page: '', rows: [] });
	}
	await lookUp(run, leadLookUp, session, questions, {
		found({ key }, rows) {
			for (const item of byKey.get(nameOf(key)) ?? []) {
				settleWith(item, () => {
					item.leads = chooseLeads(item.request.key, rows, onDuplicate);
				});
			}
		},
		notFound({ key }, reason) {
			for (const item of byKey.get(nameOf(key)) ?? []) item.reject(reason);
		},
	});
}

/** E-mail addresses that differ only in case are one question; Salesforce IDs that do are not the same. */
function nameOf({ type, value }: LeadKey): string {
	return `${type} ${type === 'EMAIL' ? value.toLowerCase() : value}`;
}

/** Whether the list is a new one. */
function append(lists: Map<string, Sought[]>, key: string, item: Sought): boolean {
	const list = lists.get(key);
	if (list) list.push(item);
	else lists.set(key, [item]);
	return list === undefined;
}

function settleWith(item: Sought, choose: () => void): void {
	try {
		choose();
	} catch (error) {
		item.reject(reasonOf(error));
	}
}

function triggerOf(request: CampaignRequest, campaign: number, leads: number[]): Trigger {
	const { key, tokens } = request;
	const campaignName = request.campaign.by === 'name' ? request.campaign.campaignName : undefined;
	return {
		campaign,
		campaignName,
		key,
		leads,
		tokens,
		callKey: callKey({ ...request, campaign: { by: 'id', id: campaign } }),
	};
}

/** For a dry run, which looks nothing up: the campaign's name and the lead's key stand where their IDs will be. */
function unresolved(request: CampaignRequest): Trigger {
	const { campaign, key, tokens } = request;
	return {
		campaign: campaign.by === 'id' ? campaign.id : campaign.campaignName,
		key,
		leads: [key.type === 'IDNUM' ? Number(key.value) : key.value],
		tokens,
		callKey: callKey(request),
	};
}
