import type { IExecuteFunctions } from 'n8n-workflow';
import { Boxes } from '../shared/account/boxes';
import type { Entry, Operation, Pending, Sending } from '../shared/contract/operation';
import { reasonOf, rejected, type JsonObject } from '../shared/contract/outcome';
import type { Plan } from '../shared/delivery/deliver';
import type { Run } from '../shared/delivery/run';
import { sendAll } from '../shared/delivery/send';
import { chooseCampaign, chooseLeads, type OnDuplicateLead } from './choose';
import { marketoCredential } from './credential';
import { campaignBoxes, campaignLookUp, leadBoxes, leadLookUp, lookUp } from './lookUp.operation';
import { marketoPace } from './requestCampaign.description';
import { readRequest } from './requestCampaign.read';
import { MOST_LEADS, type CampaignRequest, type LeadKey } from './wire/campaignRequest';
import { programFilter } from './wire/campaigns';
import type { Page, PagedQuestion } from './wire/page';
import { judgeTrigger, triggerKey, triggerRequest, type Trigger } from './wire/trigger';

type Pended = Pending<Trigger>;

/** Triggers a campaign for up to a hundred leads; an item counts for as many as it stands for. */
const trigger: Operation<Trigger> = {
	credential: marketoCredential,
	limits: { messages: MOST_LEADS, bytes: MOST_LEADS },
	read: (item) => unresolved(readRequest(item, 'rest')),
	group: (message) => ({ key: triggerKey(message), bytes: message.leadIds?.length ?? 1 }),
	encode: triggerRequest,
	judge: judgeTrigger,
};

const triggerBoxes = new Boxes<Entry<Trigger>, JsonObject>();

/**
 * Marketo's REST API takes IDs alone: campaigns by name → IDs, lead keys → IDs, and only then the trigger calls, a
 * hundred leads each. All calls share one pace.
 */
export function restPlan(context: IExecuteFunctions): Plan<Trigger> {
	const chosen: unknown = context.getNodeParameter('options.onDuplicateLead', 0, 'error');
	const onDuplicate: OnDuplicateLead = chosen === 'all' || chosen === 'newest' ? chosen : 'error';
	return {
		operation: trigger,
		defaults: marketoPace,
		async send(run, pending) {
			const ready = await findLeads(run, await findCampaigns(run, pending), onDuplicate);
			await sendAll(run, trigger, ready, ({ index }, outcome) => run.ledger.write(index, outcome), triggerBoxes);
		},
	};
}

function unresolved(request: CampaignRequest): Trigger {
	const { campaign, key } = request;
	return {
		request,
		...(campaign.by === 'id' ? { campaignId: campaign.id } : {}),
		...(key.type === 'IDNUM' ? { leadIds: [Number(key.value)] } : {}),
	};
}

async function findCampaigns(run: Run, pending: Pended[]): Promise<Pended[]> {
	return await resolve(run, campaignLookUp, campaignBoxes, pending, ({ request: { campaign } }) => {
		if (campaign.by === 'id') return undefined;
		const programName = programFilter(campaign.programName);
		return {
			key: programName,
			question: { programName, requestable: false, page: '' },
			choose: (rows) => ({ campaignId: chooseCampaign(campaign.programName, campaign.campaignName, rows) }),
		};
	});
}

async function findLeads(run: Run, pending: Pended[], onDuplicate: OnDuplicateLead): Promise<Pended[]> {
	return await resolve(run, leadLookUp, leadBoxes, pending, ({ request: { key } }) => {
		if (key.type === 'IDNUM') return undefined;
		return {
			key: nameOf(key),
			question: { key, page: '' },
			choose: (rows) => ({ leadIds: chooseLeads(key, rows, onDuplicate) }),
		};
	});
}

/** What must be looked up for a message. */
interface Sought<Question, Row> {
	/** Messages with the same key ask the same question. */
	key: string;
	question: Question;
	/** What the rows mean for this message; throws `ItemRefused` where nothing in them is meant. */
	choose(rows: Row[]): Partial<Trigger>;
}

/**
 * Looks up what messages need; items whose look-up came to nothing are rejected.
 *
 * @returns the messages that are complete, in their order
 */
async function resolve<Question extends PagedQuestion, Row>(
	run: Run,
	sending: Sending<Question, Page<Row>>,
	boxes: Boxes<Entry<Question>, Page<Row>>,
	pending: Pended[],
	soughtFor: (message: Trigger) => Sought<Question, Row> | undefined,
): Promise<Pended[]> {
	const complete = new Map<number, Pended>();
	const questions = new Map<string, Question>();
	const waiting = new Map<string, Array<{ entry: Pended; choose: Sought<Question, Row>['choose'] }>>();
	for (const entry of pending) {
		const sought = soughtFor(entry.message);
		if (!sought) {
			complete.set(entry.index, entry);
			continue;
		}
		const { key, question, choose } = sought;
		const same = waiting.get(key) ?? [];
		waiting.set(key, same);
		same.push({ entry, choose });
		if (!questions.has(key)) questions.set(key, question);
	}
	await lookUp(run, sending, boxes, questions, (key, found) => {
		for (const { entry, choose } of waiting.get(key) ?? []) {
			try {
				if (!Array.isArray(found)) run.ledger.write(entry.index, rejected(found));
				else complete.set(entry.index, { ...entry, message: { ...entry.message, ...choose(found) } });
			} catch (error) {
				run.ledger.write(entry.index, rejected(reasonOf(error)));
			}
		}
	});
	return pending.flatMap(({ index }) => complete.get(index) ?? []);
}

/** Email addresses that differ only in case are one question; Salesforce IDs that do are not the same. */
function nameOf({ type, value }: LeadKey): string {
	return `${type} ${type === 'EMAIL' ? value.toLowerCase() : value}`;
}
